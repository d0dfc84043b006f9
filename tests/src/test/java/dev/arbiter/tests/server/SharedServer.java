package dev.arbiter.tests.server;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all tests that do not need one of their own; stopped after the last of them. */
public final class SharedServer implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedServer.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    server(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ArbiterProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }

  private static ArbiterProcess server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("server", key -> new Shared(start()), Shared.class)
        .server();
  }

  private static ArbiterProcess start() {
    return ArbiterProcess.start(
        Folders.create(),
        Map.of("arbiter.outlets.internal", "true", "arbiter.origins", "http://shop.test"));
  }

  /** The store closes what can be closed when all tests have ended. */
  private record Shared(ArbiterProcess server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      Folders.delete(server.data());
    }
  }
}

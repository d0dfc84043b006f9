package dev.arbiter.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        .computeIfAbsent("server", key -> start(), ArbiterProcess.class);
  }

  /** The store closes what can be closed when all tests have ended. */
  private static ArbiterProcess start() {
    try {
      return ArbiterProcess.start(Files.createTempDirectory("arbiter-test"), Map.of());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

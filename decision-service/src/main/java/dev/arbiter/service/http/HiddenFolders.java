package dev.arbiter.service.http;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.regex.Pattern;

/**
 * Leads requests for the folders that no web application shows to an address that leads nowhere:
 * the container would refuse them before the gateway, by a page of its own.
 */
public final class HiddenFolders implements ServletExtension {
  private static final Pattern HIDDEN =
      Pattern.compile("/+(?:WEB-INF|META-INF)(?:/.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String NOWHERE = "/nowhere";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              if (HIDDEN.matcher(exchange.getRelativePath()).matches()) {
                exchange.setRelativePath(NOWHERE);
              }
              next.handleRequest(exchange);
            });
  }
}

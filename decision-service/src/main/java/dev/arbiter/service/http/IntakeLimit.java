package dev.arbiter.service.http;

import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.Problem;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bounds how many requests bring events at the same time, and how many wait for their turn; one
 * more is answered by 429 before its body is read. Each holds a thread until its events are
 * committed, so that a slow database would otherwise leave no thread for decisions. Webhooks, whose
 * senders are known only when their bodies were read, are bounded apart from all others.
 */
public final class IntakeLimit implements ServletExtension {
  /** Of the sixteen threads that the server has for each processor. */
  private static final int EACH_PROCESSOR = 8;

  private static final int WEBHOOKS_EACH_PROCESSOR = 4;

  private static final int MAX_WAITING = 256;
  private static final String RETRY_SECONDS = "1";
  private static final Pattern INTAKE =
      Pattern.compile("/api/v1/(?:events|segment/.*)/?", Pattern.DOTALL);
  private static final Pattern WEBHOOK = Pattern.compile("/api/v1/webhooks/[^/]*/?");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    var processors = Runtime.getRuntime().availableProcessors();
    limit(deployment, INTAKE, EACH_PROCESSOR * processors);
    limit(deployment, WEBHOOK, WEBHOOKS_EACH_PROCESSOR * processors);
  }

  private static void limit(DeploymentInfo deployment, Pattern addresses, int atOnce) {
    var limit = new RequestLimit(atOnce, MAX_WAITING);
    limit.setFailureHandler(IntakeLimit::refuse);
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              if (exchange.getRequestMethod().equals(Methods.POST)
                  && addresses.matcher(exchange.getRelativePath()).matches()) {
                limit.handleRequest(exchange, next);
              } else {
                next.handleRequest(exchange);
              }
            });
  }

  private static void refuse(HttpServerExchange exchange) {
    var problem =
        new ProblemException(
                ProblemKind.TOO_MANY_REQUESTS,
                "More events are waiting than can be taken in soon: send these again")
            .problem(Optional.empty());
    exchange.setStatusCode(problem.status());
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .put(Headers.CACHE_CONTROL, "no-store")
        .put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff")
        .put(Headers.RETRY_AFTER, RETRY_SECONDS);
    try {
      exchange.getResponseSender().send(Json.mapper().writeValueAsString(problem));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

package dev.arbiter.service.triggers.outlet;

import dev.arbiter.service.http.signing.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Webhooks as Standard Webhooks (https://www.standardwebhooks.com) says: signed by HMAC-SHA-256
 * over id, instant and body. What they are answered with is not read. Thread-safe.
 */
final class WebhookCalls {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Reach reach;
  private final InstantSource clock;

  WebhookCalls(Reach reach, InstantSource clock) {
    this.reach = reach;
    this.clock = clock;
  }

  /** Empty if it was answered by a status that says yes, else why not. */
  Optional<String> send(String address, Message message, List<Secret> secrets) {
    var target = URI.create(address);
    var problem = reach.problem(target);
    if (problem.isPresent()) {
      return problem;
    }
    var body = message.bytes();
    var at = Long.toString(clock.instant().getEpochSecond());
    var request =
        HttpRequest.newBuilder(target)
            .timeout(WHOLE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "arbiter")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", at)
            .header("webhook-signature", signatures(message.id(), at, body, secrets))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return answer(request);
  }

  private Optional<String> answer(HttpRequest request) {
    var answer = client.sendAsync(request, BodyHandlers.discarding());
    try {
      var status = answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
      return isYes(status)
          ? Optional.empty()
          : Optional.of("It was answered by " + status.statusCode());
    } catch (ExecutionException failed) {
      return Optional.of("It cannot be reached: " + reason(failed));
    } catch (TimeoutException late) {
      answer.cancel(true);
      return Optional.of("It did not answer within " + WHOLE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("The server was stopped");
    }
  }

  private static boolean isYes(HttpResponse<?> answer) {
    return answer.statusCode() >= 200 && answer.statusCode() < 300;
  }

  private static String reason(ExecutionException failed) {
    return failed.getCause() instanceof IOException cause
        ? cause.getClass().getSimpleName()
        : failed.toString();
  }

  private static String signatures(String id, String at, byte[] body, List<Secret> secrets) {
    return secrets.stream()
        .map(secret -> secret.signature(id, at, body))
        .collect(Collectors.joining(" "));
  }
}

package dev.arbiter.rules.cli.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What the server says of itself at its management port. */
final class ServerHealth {

  private static final Duration LOOK_LIMIT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LOOK_LIMIT).build();
  private final HttpRequest request;

  ServerHealth(int managementPort) {
    this.request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/health/started".formatted(managementPort)))
            .timeout(LOOK_LIMIT)
            .build();
  }

  /**
   * Whether the start is over.
   *
   * @throws CommandFailure with the server's own sentence, if it says that it cannot work
   */
  boolean isStarted() {
    Optional<JsonNode> health = look();
    health.flatMap(ServerHealth::problem).ifPresent(ServerHealth::fail);
    return health.filter(answer -> answer.path("status").asText().equals("UP")).isPresent();
  }

  private Optional<JsonNode> look() {
    try {
      return Optional.of(
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body()));
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted.", interrupted);
    }
  }

  private static Optional<String> problem(JsonNode health) {
    for (JsonNode check : health.path("checks")) {
      JsonNode problem = check.path("data").path("problem");
      if (problem.isTextual()) {
        return Optional.of(problem.asText());
      }
    }
    return Optional.empty();
  }

  private static void fail(String sentence) {
    throw new CommandFailure(sentence);
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends more events than a database that stands still can take. */
@Tag("server")
class BackPressureTest {
  private static final int REQUESTS = 600;
  private static final String STAND_STILL =
      "begin; lock table events in access exclusive mode; select pg_sleep(25); commit";

  @Test
  void whoSendsTooMuchIsToldToWaitAndTheServerStillAnswers(@TempDir Path data) throws IOException {
    try (var postgres = PostgresServer.start()) {
      var settings = Map.of("arbiter.db.url", postgres.url(), "arbiter.db.user", postgres.user());
      try (var server = ArbiterProcess.startShortLived(data, settings)) {
        server.channel().post("/api/v1/events", event(-1));
        var lock = CompletableFuture.runAsync(() -> postgres.execute(STAND_STILL));
        server.await(() -> isLocked(postgres));
        var began = Instant.now();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var sent = IntStream.range(0, REQUESTS).mapToObj(i -> send(client, server, i)).toList();
        server.await(() -> sent.stream().anyMatch(CompletableFuture::isDone));
        assertThat(server.operator().status("GET", "/api/v1/me")).isEqualTo(200);
        assertThat(lock).as("the database still stands").isNotDone();
        lock.join();
        var answers = sent.stream().map(CompletableFuture::join).toList();
        var byStatus = byStatus(answers);
        assertThat(byStatus.keySet()).as("%s", byStatus).containsExactlyInAnyOrder(200, 429);
        assertThat(answers)
            .filteredOn(answer -> answer.statusCode() == 429)
            .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent())
            .allMatch(answer -> answer.body().contains("urn:arbiter:problem:too-many-requests"));
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(3));
        var last = send(client, server, REQUESTS).join();
        assertThat(last.statusCode()).isEqualTo(200);
      }
    }
  }

  private static boolean isLocked(PostgresServer postgres) {
    try {
      postgres.execute("set lock_timeout = 1; select count(*) from events");
      return false;
    } catch (IllegalStateException locked) {
      return true;
    }
  }

  private static Map<Integer, Long> byStatus(List<HttpResponse<String>> answers) {
    return answers.stream()
        .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
  }

  private static CompletableFuture<HttpResponse<String>> send(
      HttpClient client, ArbiterProcess server, int number) {
    try {
      var request =
          HttpRequest.newBuilder(server.url("/api/v1/events"))
              .header("Authorization", "Bearer " + server.credential("channel.key"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(Api.JSON.writeValueAsBytes(event(number))))
              .build();
      return client.sendAsync(request, BodyHandlers.ofString());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> event(int number) {
    var id = "pressed-" + number;
    return Api.event(id, "view", Instant.now(), "pressed", Map.of("product", "p"));
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who listens is told decisions as they are made, and misses none by going away for a while. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {
  private static final String STREAM = "/api/v1/outlets/page/stream";

  private final HttpClient client = HttpClient.newHttpClient();
  private ArbiterProcess server;

  @BeforeAll
  void publish(ArbiterProcess shared) throws IOException {
    server = shared;
    var headers = Map.of("Content-Type", "application/json");
    var order = Api.JSON.writeValueAsBytes(Map.of("kind", "stream"));
    Api.json(server.operator().send("PUT", "/api/v1/outlets/page", order, headers));
    new CartReleases(server, "shop-page", "page");
  }

  /** A connection, and the lines that came by it. */
  private final class Page implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> answer;

    Page(String query, String... headers) {
      var request =
          HttpRequest.newBuilder(server.url(STREAM + query))
              .header("Authorization", "Bearer " + server.credential("channel.key"));
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        answer = client.send(request.build(), BodyHandlers.ofLines());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      var reading = new Thread(this::read, "page");
      reading.setDaemon(true);
      reading.start();
    }

    private void read() {
      try {
        answer.body().forEach(lines::add);
      } catch (UncheckedIOException | IllegalStateException closed) {
        // the test went away
      }
    }

    private List<String> fields(String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }

    List<String> customers() {
      return fields("data").stream()
          .map(Page.this::json)
          .map(one -> one.at("/data/subject/identifiers/customer").textValue())
          .toList();
    }

    private JsonNode json(String text) {
      try {
        return Api.JSON.readTree(text);
      } catch (IOException malformed) {
        throw new UncheckedIOException(malformed);
      }
    }

    @Override
    public void close() {
      answer.body().close();
    }
  }

  private void adds(String customer) {
    var event = CartReleases.adds("page-" + customer, Instant.now(), customer, "500");
    server.operator().post("/api/v1/events", event);
  }

  @Test
  @Tag("E08")
  void whoListensIsToldAndGoesOnWhereItWas() {
    String last;
    try (var page = new Page("")) {
      adds("page-one");
      server.await(() -> page.customers().contains("page-one"));
      last = page.fields("id").get(page.fields("id").size() - 1);
    }
    adds("page-two");
    adds("page-three");
    try (var again = new Page("", "Last-Event-ID", last)) {
      server.await(() -> again.customers().containsAll(List.of("page-two", "page-three")));
      assertThat(again.customers()).doesNotContain("page-one").doesNotHaveDuplicates();
      assertThat(again.fields("id").stream().map(Long::valueOf).toList()).isSorted();
    }
  }

  @Test
  @Tag("E08")
  void whoListensForOneSubjectIsToldOfNoOther() {
    adds("page-mine");
    var mine = server.operator().get("/api/v1/profiles?identifier=customer:page-mine");
    try (var page = new Page("?profile=" + mine.path("id").textValue(), "Last-Event-ID", "0")) {
      adds("page-other");
      server.await(() -> page.customers().contains("page-mine"));
      assertThat(page.customers()).containsOnly("page-mine");
    }
  }

  @Test
  void whatIsNoStreamIsNamed() {
    try (var nothing = new Page("", "Last-Event-ID", "yesterday")) {
      assertThat(nothing.answer.statusCode()).isEqualTo(422);
    }
    var status = server.channel().status("GET", "/api/v1/outlets/nowhere/stream");
    assertThat(status).isEqualTo(404);
    assertThat(server.operator().status("GET", STREAM)).isEqualTo(403);
  }
}

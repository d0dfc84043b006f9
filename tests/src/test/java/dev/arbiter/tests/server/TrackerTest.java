package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tracker for pages of others, in a real browser, and what the server allows such pages. */
@Tag("server")
@ExtendWith(SharedServer.class)
class TrackerTest {
  private static final String SHOP = "http://shop.test";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private static String key(ArbiterProcess server, String name) {
    var asked = Map.of("name", name, "roles", List.of("source"));
    return server.admin().post("/api/v1/api-keys", asked).get("token").asText();
  }

  @Test
  @Tag("A15")
  void aPageOfAnotherOriginSendsWhatItsVisitorsDoOnce(ArbiterProcess server)
      throws IOException, InterruptedException {
    PagesTest.browse(
        "tracker",
        Map.of(
            "ARBITER_URL", server.url("").toString(),
            "ARBITER_KEY", key(server, "tracker pages"),
            "ARBITER_CUSTOMER", "tracked"));

    // Two views and one update of the first visit; one view of the second, which knows who it is.
    var profile = server.operator().get("/api/v1/profiles?identifier=customer:tracked");
    assertThat(profile.get("events").asInt()).isEqualTo(4);
    assertThat(profile.get("identifiers")).hasSize(2);
    assertThat(profile.get("identifiers").toString()).contains("anonymous", "tracked");
  }

  @Test
  @Tag("A15")
  void theTrackerIsSmallAndMayBeLoadedByPagesOfOthers(ArbiterProcess server) throws IOException {
    var script = new Api(server, "").send("GET", "/tracker.js", new byte[0], Map.of());
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy"))
        .contains("cross-origin");
    assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("javascript");
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(script.body().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(packed.size()).isLessThan(4_096);
  }

  @Test
  void onlyEventsAndOnlyOfAllowedOriginsAreTakenFromPages(ArbiterProcess server)
      throws IOException, InterruptedException {
    for (var door : List.of("/api/v1/segment/batch", "/api/v1/segment/v1/track")) {
      var preflight = preflight(server, door, SHOP);
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue(ALLOWED)).contains(SHOP);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
          .contains("authorization, content-type");
      assertThat(preflight(server, door, "http://shop.test.evil").headers().firstValue(ALLOWED))
          .isEmpty();
    }
    for (var door : List.of("/api/v1/decisions", "/api/v1/events")) {
      assertThat(preflight(server, door, SHOP).headers().firstValue(ALLOWED)).isEmpty();
    }
    var refused =
        new Api(server, "")
            .send(
                "POST",
                "/api/v1/segment/batch",
                "{}".getBytes(StandardCharsets.UTF_8),
                Map.of("Origin", SHOP, "Content-Type", "application/json"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue(ALLOWED)).contains(SHOP);
  }

  @Test
  void aKeyOfAPageSendsEventsAndDoesNothingElse(ArbiterProcess server) {
    var page = new Api(server, key(server, "page"));
    var sent = page.sendJson("/api/v1/segment/batch", Map.of("batch", List.of()));
    assertThat(sent.statusCode()).isEqualTo(200);
    var asked = page.sendJson("/api/v1/decisions", Api.request("tracked"));
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(page.sendJson("/api/v1/events", List.of()).statusCode()).isEqualTo(403);
    assertThat(page.status("GET", "/api/v1/profiles?identifier=customer:tracked")).isEqualTo(403);
  }

  private static HttpResponse<Void> preflight(ArbiterProcess server, String path, String origin)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.url("") + path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type");
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages in a real browser, served by the real server, showing a real decision. */
@Tag("server")
@ExtendWith(SharedServer.class)
class PagesTest {
  @Test
  void showADecisionWithItsReasonsToWhoSignsIn(ArbiterProcess server)
      throws IOException, InterruptedException {
    var answer = decide(server);
    var said =
        browse(
            "path",
            Map.of(
                "ARBITER_URL", server.url("").toString(),
                "ARBITER_USERNAME", server.credential("username"),
                "ARBITER_PASSWORD", server.credential("password"),
                "ARBITER_DECISION", answer,
                "ARBITER_WORDS", "You spent more than 500 within the last 30 days|vip-discount"));

    assertThat(said).contains("1 passed");
  }

  /** Runs a test of real pages, which must succeed; what it wrote. */
  static String browse(String test, Map<String, String> environment)
      throws IOException, InterruptedException {
    var browsing = new ProcessBuilder("node", "node_modules/vitest/vitest.mjs", "run");
    browsing.command().addAll(List.of("--config", "vitest.real.config.ts"));
    browsing.command().add("tests/real/" + test + ".test.ts");
    browsing.environment().putAll(environment);
    browsing.environment().put("NO_COLOR", "1");
    var pages = ArbiterProcess.ROOT.resolve("admin-ui").toFile();
    var process = browsing.directory(pages).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String decide(ArbiterProcess server) {
    var now = Instant.now();
    var consent = Map.<String, Object>of("purpose", "marketing", "status", "granted");
    var purchase =
        Map.<String, Object>of("order", "o", "product", "p", "quantity", 1, "price", 700);
    var events =
        List.of(
            Api.event("browsed-1", "consent", now, "browsed", consent),
            Api.event("browsed-2", "purchase", now, "browsed", purchase));
    server.operator().post("/api/v1/events", events);
    var answer = server.channel().post("/api/v1/decisions", Api.request("browsed"));
    return answer.get("decisionId").asText();
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads the metrics as Prometheus does. */
@Tag("server")
@ExtendWith(SharedServer.class)
class ScrapeTest {

  @Test
  void aDecisionAndARefusedEventAreCounted(ArbiterProcess server) {
    var event =
        Map.of(
            "id", "scrape-1",
            "type", "view",
            "source", "test",
            "occurredAt", "2026-11-20T10:00:00Z",
            "identifiers", Map.of("customer", "scrape"),
            "data", Map.of("product", "85123A"));
    var refused = Map.of("id", "scrape-2", "type", "moon-phase");
    server.operator().post("/api/v1/events", List.of(event, refused));
    server
        .channel()
        .post(
            "/api/v1/decisions",
            Map.of(
                "subject", Map.of("identifiers", Map.of("customer", "scrape")),
                "slot", "home-hero",
                "channel", "web",
                "purpose", "service",
                "context", Map.of("device", "mobile")));

    var text =
        server
            .operator()
            .send("GET", "/api/v1/metrics", new byte[0], Map.of("Accept", "text/plain"))
            .body();
    assertThat(text.lines())
        .anyMatch(line -> line.matches("arbiter_decisions_total\\{outcome=\"\\w+\"} [1-9].*"))
        .anyMatch(line -> line.matches("arbiter_decision_seconds_bucket\\{le=\"0.005\"} .*"))
        .anyMatch(line -> line.matches("arbiter_decision_seconds_count [1-9].*"))
        .anyMatch(line -> line.matches("arbiter_log_commits_total [1-9].*"))
        .anyMatch(line -> line.matches("arbiter_profile_cache_entries [1-9].*"))
        .anyMatch(line -> line.matches("arbiter_profile_cache_(hits|misses)_total .*"))
        .anyMatch(line -> line.matches("arbiter_quarantine_total\\{code=\"[a-z-]+\"} [1-9].*"))
        .noneMatch(line -> line.contains("scrape"));
  }

  @Test
  void nobodyElseReadsThem(ArbiterProcess server) {
    assertThat(new Api(server, "").status("GET", "/api/v1/metrics")).isEqualTo(401);
    assertThat(server.channel().status("GET", "/api/v1/metrics")).isEqualTo(403);
  }
}

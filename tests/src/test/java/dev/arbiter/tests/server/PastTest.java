package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A profile as it truly was at an instant, and as it was known to be. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-03T10:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-04T10:00:00Z");

  private Api operator;

  @BeforeAll
  void with(ArbiterProcess server) {
    operator = server.operator();
  }

  private void buys(String id, Instant at) {
    var line = Map.<String, Object>of("order", id, "product", "p", "quantity", 1, "price", 10);
    operator.post("/api/v1/events", Api.event(id, "purchase", at, "past", line));
  }

  private String profile() {
    return operator.get("/api/v1/profiles?identifier=customer:past").path("id").textValue();
  }

  private int purchases(String query) {
    return asOf(query).at("/traits/purchaseCount").intValue();
  }

  private JsonNode asOf(String query) {
    return operator.get("/api/v1/profiles/" + profile() + "/as-of" + query);
  }

  private static Instant tick(Instant after) {
    var now = Instant.now();
    while (!now.isAfter(after.plusMillis(5))) {
      Thread.onSpinWait();
      now = Instant.now();
    }
    return now;
  }

  @Test
  @Tag("B18")
  void whatWasKnownAndWhatWasTrueAreToldApart() {
    buys("past-1", MONDAY);
    buys("past-3", WEDNESDAY);
    var before = tick(Instant.now());
    tick(before);
    buys("past-2", TUESDAY);

    assertThat(purchases("")).isEqualTo(3);
    assertThat(purchases("?at=" + TUESDAY)).isEqualTo(2);
    assertThat(purchases("?at=" + TUESDAY.minusMillis(1))).isEqualTo(1);
    assertThat(purchases("?known=" + before)).isEqualTo(2);
    assertThat(purchases("?known=" + before + "&at=" + TUESDAY)).isEqualTo(1);
    assertThat(asOf("?at=" + WEDNESDAY).path("traits"))
        .isEqualTo(asOf("?at=" + WEDNESDAY + "&known=" + Instant.now()).path("traits"));
  }

  @Test
  void wrongInstantsAndTimesBeforeAllAreNamed() {
    buys("past-1", MONDAY);
    var path = "/api/v1/profiles/" + profile() + "/as-of?";
    var early = operator.send("GET", path + "at=2026-01-01T00:00:00Z", new byte[0], Map.of());
    assertThat(early.statusCode()).isEqualTo(404);
    var wrong = operator.send("GET", path + "known=yesterday", new byte[0], Map.of());
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("2026-11-22T10:00:00Z");
  }
}

package dev.arbiter.service.events.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is taken from whom: the key of a page can be read by anybody. */
final class SenderTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:05Z");
  private static final String VIEWED =
      """
      {"type": "track", "messageId": "order-1002", "userId": "17", "event": "Product Viewed",
       "source": "till", "properties": {"product_id": "p"}}""";
  private static final String WRITTEN =
      """
      {"specversion": "1.0", "id": "order-1002", "source": "urn:arbiter", "type": "dev.arbiter.view",
       "time": "2026-11-20T10:00:00Z", "origin": "till", "data":
       {"identifiers": {"customer": "17"}, "data": {"product": "p"}, "original": {"x": "y"}}}""";

  private final EventJson json = new EventJson(Json.mapper());

  private Submission message(Sender sender) throws IOException {
    var node = Json.mapper().readTree(VIEWED);
    return new Segment(json, sender)
        .read(0, Optional.empty(), node, Optional.empty(), RECEIVED)
        .get(0);
  }

  @Test
  @Tag("A15")
  void aPageTakesNobodysIdAndNobodysSource() throws IOException {
    assertThat(message(Sender.LIBRARY).id()).isEqualTo("order-1002");
    var event = message(Sender.page("key:k1")).event().orElseThrow();
    assertThat(event.id()).isEqualTo("key:k1:order-1002");
    assertThat(event.source()).isEqualTo("page");
    assertThat(message(Sender.page("key:k2")).id()).isNotEqualTo(event.id());
  }

  @Test
  void onlyWhoRestoresBringsBackWhatArbiterWrote() throws IOException {
    var node = Json.mapper().readTree(WRITTEN);
    var restored = new CloudEvents(json, true).read(0, node, RECEIVED).event().orElseThrow();
    assertThat(restored.id()).isEqualTo("order-1002");
    assertThat(restored.source()).isEqualTo("till");
    var refused = new CloudEvents(json).read(0, node, RECEIVED);
    assertThat(refused.event()).isEmpty();
    assertThat(refused.violations().get(0).path()).isEqualTo("source");
  }
}

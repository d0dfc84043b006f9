package dev.arbiter.service.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class KafkaSettingsTest {

  @Test
  @Tag("A14")
  void nobodyCanLetOffsetsGoBeforeTheDatabase() {
    var more =
        Map.of(
            "enable.auto.commit", "true",
            "auto.offset.reset", "latest",
            "security.protocol", "SSL",
            "fetch.max.bytes", "1000");
    var client = new KafkaSettings("one:1", List.of("t"), "g", more).client();
    assertThat(client)
        .containsEntry("enable.auto.commit", false)
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("fetch.max.bytes", "1000");
  }
}

package dev.arbiter.service.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaRecordsTest {
  private final KafkaRecords records =
      new KafkaRecords(new EventJson(Json.mapper()), () -> Instant.parse("2026-11-22T10:00:00Z"));

  private Submission read(@Nullable String value, Map<String, String> headers) {
    var all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return records.read(
        new ConsumerRecord<byte[], byte[]>(
            "clicks",
            2,
            41,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            value == null ? null : value.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
            all,
            Optional.empty()));
  }

  @Test
  void eventsAndCloudEventsAreRead() {
    var ours =
        "{'id':'e-1','type':'view','source':'web','occurredAt':'2026-11-20T10:00:00Z',"
            + "'identifiers':{'customer':'1'},'data':{'product':'p'}}";
    assertThat(read(ours, Map.of("any", "x")).event().orElseThrow().id()).isEqualTo("e-1");
    var cloud =
        "{'specversion':'1.0','id':'1','source':'/shop','type':'view',"
            + "'time':'2026-11-20T10:00:00Z','subject':'customer:1','data':{'product':'p'}}";
    assertThat(read(cloud, Map.of()).event().orElseThrow().id()).isEqualTo("/shop#1");
    var attributes =
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", "2",
            "ce_source", "/shop",
            "ce_type", "view",
            "ce_time", "2026-11-20T10:00:00Z",
            "ce_subject", "customer:1",
            "content-type", "application/json");
    assertThat(read("{'product':'p'}", attributes).event().orElseThrow().id()).isEqualTo("/shop#2");
  }

  @ParameterizedTest
  @Tag("A14")
  @NullSource
  @ValueSource(strings = {"", "{", "[1]", "null", "{'id':'e-1'}", "{'specversion':'1.0'}", "{} {}"})
  void whatIsNoEventIsCalledByItsPlace(@Nullable String value) {
    var refused = read(value, Map.of());
    assertThat(refused.event()).isEmpty();
    assertThat(refused.violations()).isNotEmpty();
    assertThat(refused.id()).isEqualTo("kafka:clicks/2/41");
    assertThat(refused.index() + 1).isEqualTo(41);
    assertThat(refused.original().get()).isNotNull();
  }
}

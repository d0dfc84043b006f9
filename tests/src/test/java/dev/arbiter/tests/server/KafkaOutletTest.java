package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events come in by a topic, and what a trigger decides goes out by another. */
@Tag("server")
class KafkaOutletTest {
  private static final int CUSTOMERS = 20;
  private static final Duration POLL = Duration.ofMillis(200);

  private final List<ConsumerRecord<String, String>> told = new ArrayList<>();

  @Test
  @Tag("E05")
  @Tag("E15")
  void whoseCartIsLeftIsToldToATopicOnce(@TempDir Path data) {
    try (var broker = KafkaBroker.start()) {
      broker.topic("clicks", 2);
      broker.topic("journeys", 2);
      var settings =
          Map.of("arbiter.kafka.bootstrap", broker.address(), "arbiter.kafka.topics", "clicks");
      try (var server = ArbiterProcess.startShortLived(data, settings);
          var consumer = broker.consumer("journeys")) {
        var wanted = Map.of("kind", "kafka", "topic", "journeys");
        server.operator().put("/api/v1/outlets/tool", wanted);
        new CartReleases(server, "shop-topics", "tool");
        leaveCarts(broker);
        server.await(
            () -> {
              consumer.poll(POLL).forEach(told::add);
              return told.size() >= CUSTOMERS && open(server) == 0;
            });
        consumer.poll(POLL).forEach(told::add);
        assertThat(told).hasSize(CUSTOMERS).allSatisfy(this::isADecision);
        assertThat(told).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
      }
    }
  }

  /** Each puts in something small, and something that makes the cart worth more than 100. */
  private static void leaveCarts(KafkaBroker broker) {
    try (var producer = broker.producer()) {
      for (var i = 0; i < CUSTOMERS; i++) {
        var customer = "topics-" + i;
        var now = Instant.now();
        for (var price : List.of("0.01", "100")) {
          var event = CartReleases.adds(customer + "-" + price, now, customer, price);
          var text = Api.JSON.valueToTree(event).toString();
          var unused = producer.send(new ProducerRecord<>("clicks", customer, text));
        }
      }
    }
  }

  private static int open(ArbiterProcess server) {
    var path = "/api/v1/triggers/firings?project=shop-topics&state=";
    return server.operator().get(path + "due").path("items").size()
        + server.operator().get(path + "decided").path("items").size();
  }

  private void isADecision(ConsumerRecord<String, String> message) {
    var body = json(message.value());
    var data = body.path("data");
    var id = message.headers().lastHeader("webhook-id").value();
    assertThat(body.path("type").textValue()).isEqualTo("arbiter.trigger.fired");
    assertThat(data.path("id").textValue()).isEqualTo(new String(id, StandardCharsets.UTF_8));
    assertThat(data.at("/subject/profile").textValue()).isEqualTo(message.key());
    assertThat(data.at("/decision/actions/0/action").textValue()).isEqualTo("hello");
  }

  private static JsonNode json(String text) {
    try {
      return Api.JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}

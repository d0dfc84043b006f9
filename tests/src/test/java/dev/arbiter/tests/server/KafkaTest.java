package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consumes from a real broker while the server is killed and while its database is away. */
@Tag("server")
class KafkaTest {
  private static final int ROUNDS = 3;
  private static final int PARTITIONS = 3;
  private static final int CUSTOMERS = 10;
  private static final int EVENTS = 8_000;
  private static final int BAD_EVERY = 500;

  private static KafkaBroker broker;

  private int sent;
  private int bad;

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Map<String, String> settings(String topic) {
    return Map.of(
        "arbiter.kafka.bootstrap",
        broker.address(),
        "arbiter.kafka.topics",
        topic,
        "arbiter.kafka.group",
        topic + "-group");
  }

  private static Map<String, String> settings(String topic, PostgresServer postgres) {
    var settings = new TreeMap<>(settings(topic));
    settings.put("arbiter.db.url", postgres.url());
    settings.put("arbiter.db.user", postgres.user());
    return settings;
  }

  @Test
  @Tag("A14")
  void losesNothingAndCountsNothingTwiceWhenItIsKilledMidStream(@TempDir Path data) {
    broker.topic("killed", PARTITIONS);
    send("killed", 100);
    var cutShort = 0;
    try (var server = ArbiterProcess.startShortLived(data, settings("killed"))) {
      for (var round = 0; round < ROUNDS; round++) {
        awaitEnd(server);
        var before = server.operator().get("/api/v1/kafka").get("consumed").asLong();
        send("killed", EVENTS);
        server.await(
            () -> server.operator().get("/api/v1/kafka").get("consumed").asLong() > before);
        var state = server.operator().get("/api/v1/kafka");
        server.kill();
        cutShort += state.get("consumed").asLong() < before + EVENTS ? 1 : 0;
        server.restart();
      }
      awaitEnd(server);
      everythingIsThereOnce(server.operator(), "killed");
      assertThat(cutShort).as("rounds that a kill cut short").isPositive();
    }
  }

  @Test
  @Tag("A14")
  void waitsForADatabaseThatIsAwayAndSkipsNothing(@TempDir Path data) {
    broker.topic("away", PARTITIONS);
    try (var postgres = PostgresServer.start()) {
      var settings = settings("away", postgres);
      try (var server = ArbiterProcess.startShortLived(data, settings)) {
        send("away", 200);
        awaitEnd(server);
        postgres.halt();
        send("away", 400);
        server.await(() -> console(server).contains("Records of Kafka cannot be taken in"));
        send("away", 200);
        postgres.resume();
        awaitEnd(server);
        everythingIsThereOnce(server.operator(), "away");
        var state = server.operator().get("/api/v1/kafka");
        assertThat(state.get("stalled").asBoolean()).isFalse();
        assertThat(state.get("failures").asInt()).isZero();
        assertThat(metrics(server)).contains("arbiter_kafka_consumed_total", "arbiter_kafka_lag");

        server.stop();
        server.restart();
        awaitEnd(server);
        var again = server.operator().get("/api/v1/kafka").get("consumed").asLong();
        assertThat(again).as("offsets were committed").isZero();
      }
    }
  }

  @Test
  @Tag("A14")
  void anotherNodeTakesOverWhatAKilledOneLeft(@TempDir Path one, @TempDir Path other)
      throws IOException {
    broker.topic("nodes", PARTITIONS);
    try (var postgres = PostgresServer.start();
        var first = ArbiterProcess.startShortLived(one, settings("nodes", postgres))) {
      NodesTest.share(one, other);
      try (var second = ArbiterProcess.startShortLived(other, settings("nodes", postgres))) {
        first.await(() -> partitions(first) > 0 && partitions(second) > 0);
        send("nodes", EVENTS);
        second.await(() -> second.operator().get("/api/v1/kafka").get("consumed").asLong() > 0);
        second.kill();
      }
      send("nodes", 100);
      first.await(
          () -> partitions(first) == PARTITIONS && events(first.operator(), "nodes") == sent);
      everythingIsThereOnce(first.operator(), "nodes");
    }
  }

  private static int partitions(ArbiterProcess server) {
    return server.operator().get("/api/v1/kafka").get("partitions").size();
  }

  /** Sends events, each tenth twice, and now and then what is no event. */
  private void send(String topic, int count) {
    try (var producer = broker.producer()) {
      for (var i = 0; i < count; i++) {
        var number = sent++;
        send(producer, topic, number, event(topic, number));
        if (number % 10 == 0) {
          send(producer, topic, number, event(topic, number));
        }
        if (number % BAD_EVERY == 1) {
          send(producer, topic, number, "{\"id\":\"canary-" + number + "\"");
          bad++;
        }
      }
    }
  }

  private static void send(
      KafkaProducer<String, String> producer, String topic, int number, String value) {
    var key = "c" + number % CUSTOMERS;
    var unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  private static String event(String topic, int number) {
    var customer = topic + number % CUSTOMERS;
    var event = Api.event(topic + number, "view", Instant.now(), customer, Map.of("product", "p"));
    try {
      return Api.JSON.writeValueAsString(event);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Returns when all partitions are assigned and read to their end, and nothing is missing. */
  private void awaitEnd(ArbiterProcess server) {
    server.await(
        () -> {
          var answer = server.operator().send("GET", "/api/v1/kafka", new byte[0], Map.of());
          if (answer.statusCode() != 200) {
            return false;
          }
          var state = Api.json(answer);
          return state.get("partitions").size() == PARTITIONS
              && !state.get("stalled").asBoolean()
              && state.get("lag").asInt() == 0
              && events(server.operator(), state.get("topics").get(0).asText()) == sent;
        });
  }

  private static int events(Api operator, String topic) {
    var sum = 0;
    for (var i = 0; i < CUSTOMERS; i++) {
      var path = "/api/v1/profiles?identifier=customer:" + topic + i;
      var answer = operator.send("GET", path, new byte[0], Map.of());
      sum += answer.statusCode() == 200 ? Api.json(answer).get("events").asInt() : 0;
    }
    return sum;
  }

  private void everythingIsThereOnce(Api operator, String topic) {
    assertThat(events(operator, topic)).isEqualTo(sent);
    var quarantined = 0;
    for (var i = 0; i < PARTITIONS; i++) {
      var origin = "kafka:" + topic + "/" + i;
      for (var one : operator.get("/api/v1/quarantine?limit=200&import=" + origin).get("items")) {
        quarantined++;
        assertThat(one.get("id").asText()).isEqualTo(origin + "/" + one.get("line").asLong());
      }
    }
    assertThat(quarantined).isEqualTo(bad).isPositive();
  }

  private static String metrics(ArbiterProcess server) {
    var text = Map.of("Accept", "text/plain");
    return server.operator().send("GET", "/api/v1/metrics", new byte[0], text).body();
  }

  private static String console(ArbiterProcess server) {
    try {
      return Files.readString(server.data().resolve("log/console.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

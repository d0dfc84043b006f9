package dev.arbiter.tests.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;

/** A Kafka cluster of one node in this JVM, on loopback ports of its own. For one thread. */
final class KafkaBroker implements AutoCloseable {
  private final Path folder;
  private final int port = ArbiterProcess.freePort();
  private final KafkaRaftServer server;

  private KafkaBroker(Path folder) throws IOException {
    this.folder = folder;
    var config = config();
    var file = folder.resolve("server.properties");
    try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      config.store(writer, null);
    }
    var id = Uuid.randomUuid().toString();
    var silent = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    StorageTool.execute(new String[] {"format", "-t", id, "-c", file.toString()}, silent);
    server = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
    server.startup();
  }

  /** Formats a storage and starts a broker on it. */
  static KafkaBroker start() {
    try {
      return new KafkaBroker(Folders.create());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Properties config() {
    var controller = ArbiterProcess.freePort();
    var config = new Properties();
    config.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@localhost:" + controller,
            "controller.listener.names", "CONTROLLER",
            "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller,
            "log.dirs", folder.resolve("data").toString(),
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "group.initial.rebalance.delay.ms", "0"));
    return config;
  }

  String address() {
    return "localhost:" + port;
  }

  void topic(String name, int partitions) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Sends texts; whoever opens it closes it. */
  KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", address(), "compression.type", "zstd"),
        new StringSerializer(),
        new StringSerializer());
  }

  /** Reads texts of all partitions of a topic from the beginning; whoever opens it closes it. */
  KafkaConsumer<String, String> consumer(String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList());
    return consumer;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    Folders.delete(folder);
  }
}

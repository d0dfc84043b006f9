package dev.arbiter.service;

import dev.arbiter.service.events.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the settings {@code arbiter.kafka.*}. */
record KafkaReader(SettingsReader settings) {
  private static final String BOOTSTRAP = "arbiter.kafka.bootstrap";
  private static final String TOPICS = "arbiter.kafka.topics";
  private static final String PROPERTIES = "arbiter.kafka.properties";
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):\\d{1,5}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  /** From where events are consumed, if they are. */
  Optional<KafkaSettings> read() {
    var bootstrap = settings.text(BOOTSTRAP).map(String::strip);
    if (bootstrap.isEmpty()) {
      settings
          .text(TOPICS)
          .ifPresent(any -> settings.problem(BOOTSTRAP + " is missing beside " + TOPICS));
      return Optional.empty();
    }
    if (!Arrays.stream(bootstrap.get().split(",", -1))
        .allMatch(one -> ADDRESS.matcher(one.strip()).matches())) {
      settings.problem(
          "%s must be host:port or several by commas, but is \"%s\""
              .formatted(BOOTSTRAP, bootstrap.get()));
    }
    var group = settings.text("arbiter.kafka.group").orElse("arbiter");
    return Optional.of(new KafkaSettings(bootstrap.get(), topics(), group, more()));
  }

  private List<String> topics() {
    var topics =
        Arrays.stream(settings.text(TOPICS).orElse("").split(",", -1)).map(String::strip).toList();
    if (!topics.stream().allMatch(topic -> TOPIC.matcher(topic).matches())) {
      settings.problem(
          "%s must be names of topics by commas, but is \"%s\""
              .formatted(TOPICS, String.join(",", topics)));
    }
    return topics;
  }

  private Map<String, String> more() {
    var file = settings.text(PROPERTIES);
    var more = new TreeMap<String, String>();
    if (file.isPresent()) {
      try (var reader = Files.newBufferedReader(Path.of(file.get()), StandardCharsets.UTF_8)) {
        var properties = new Properties();
        properties.load(reader);
        properties
            .stringPropertyNames()
            .forEach(name -> more.put(name, properties.getProperty(name)));
      } catch (IOException | IllegalArgumentException unreadable) {
        settings.problem(
            "%s must name a file of client properties, but %s cannot be read"
                .formatted(PROPERTIES, file.get()));
      }
    }
    return more;
  }
}

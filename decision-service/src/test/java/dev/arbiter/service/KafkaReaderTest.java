package dev.arbiter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaReaderTest {
  private static final String BOOTSTRAP = "arbiter.kafka.bootstrap";
  private static final String TOPICS = "arbiter.kafka.topics";
  private static final String PROPERTIES = "arbiter.kafka.properties";

  private static Settings read(Map<String, String> settings) {
    return Settings.read(settings::get);
  }

  @Test
  void nothingIsConsumedByDefault() {
    assertThat(read(Map.of()).kafka()).isEmpty();
  }

  @Test
  void brokersTopicsGroupAndMoreAreRead(@TempDir Path folder) throws IOException {
    var more = Files.writeString(folder.resolve("client"), "security.protocol=SSL\n");
    var kafka =
        read(Map.of(
                BOOTSTRAP, "one:9092,[::1]:9093",
                TOPICS, "clicks, orders",
                PROPERTIES, more.toString()))
            .kafka()
            .orElseThrow();
    assertThat(kafka.bootstrap()).isEqualTo("one:9092,[::1]:9093");
    assertThat(kafka.topics()).containsExactly("clicks", "orders");
    assertThat(kafka.group()).isEqualTo("arbiter");
    assertThat(kafka.more()).containsExactly(Map.entry("security.protocol", "SSL"));
    assertThat(kafka.toString()).doesNotContain("SSL");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var wrong = Map.of(BOOTSTRAP, "one", TOPICS, "clicks,,", PROPERTIES, "/nowhere/at-all");
    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(StartupProblem.class)
        .hasMessageContaining(BOOTSTRAP + " must be host:port")
        .hasMessageContaining(TOPICS + " must be names")
        .hasMessageContaining(PROPERTIES + " must name a file");
    assertThatThrownBy(() -> read(Map.of(TOPICS, "clicks")))
        .hasMessageContaining(BOOTSTRAP + " is missing");
  }
}

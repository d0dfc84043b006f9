package dev.arbiter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.profiles.grid.ClusterSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClusterReaderTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static Optional<ClusterSettings> read(Map<String, String> settings) {
    var reader = new SettingsReader(settings::get);
    var read = new ClusterReader(reader).read();
    reader.throwIfAny();
    return read;
  }

  @Test
  void withoutMembersAServerIsAlone() {
    assertThat(read(Map.of())).isEmpty();
  }

  @Test
  void membersFindEachOtherByAddressesAndShareASecret() {
    var read =
        read(
            Map.of(
                "arbiter.node", "one",
                "arbiter.cluster.members", "localhost:7800, 127.0.0.1:7801",
                "arbiter.cluster.secret", SECRET));
    var settings = read.orElseThrow();
    assertThat(settings.members()).hasSize(2);
    assertThat(settings.bind().getPort()).isEqualTo(7_800);
    assertThat(settings.toString()).contains("one").doesNotContain(SECRET);
  }

  @Test
  void withoutASecretOrWithWrongAddressesNothingStartsAndAllThatIsWrongIsTold() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "arbiter.cluster.members", "localhost:40000,there",
                        "arbiter.cluster.port", "20000",
                        "arbiter.cluster.secret", "short")))
        .hasMessageContaining("arbiter.cluster.members must be host:port")
        .hasMessageContaining("arbiter.cluster.port must be a whole number")
        .hasMessageContaining("at least 32 characters on all members, but has 5")
        .hasMessageNotContaining("\"short\"");
    assertThatThrownBy(() -> read(Map.of("arbiter.cluster.secret", SECRET)))
        .hasMessageContaining("arbiter.cluster.members is missing beside arbiter.cluster.secret")
        .hasMessageNotContaining(SECRET);
  }
}

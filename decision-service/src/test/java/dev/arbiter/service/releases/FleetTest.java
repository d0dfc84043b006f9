package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.Fleet.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X11")
class FleetTest {
  private static final Optional<Long> SECOND = Optional.of(2L);

  @ParameterizedTest
  @CsvSource({
    "0, 0, false, false",
    "0, 3, false, false",
    "2, 1, false, true",
    "2, 2, false, false",
    "3, 0, true, true",
  })
  void allOrAQuorumOfTheNodesServe(int serving, int others, boolean byAll, boolean byQuorum) {
    var nodes = nodes(serving, others);
    assertThat(new Wanted(SECOND, Optional.empty(), false).isServedBy(nodes)).isEqualTo(byAll);
    assertThat(new Wanted(SECOND, Optional.empty(), true).isServedBy(nodes)).isEqualTo(byQuorum);
  }

  @Test
  void aLaterDeploymentIsAsGoodAndADigestIsNot() {
    var nodes = nodes(2, 0);
    assertThat(new Wanted(Optional.of(1L), Optional.empty(), false).isServedBy(nodes)).isTrue();
    assertThat(new Wanted(SECOND, Optional.of("sha256:2"), false).isServedBy(nodes)).isTrue();
    assertThat(new Wanted(SECOND, Optional.of("sha256:1"), false).isServedBy(nodes)).isFalse();
  }

  /** Some that serve the second deployment, and some that still serve the first. */
  private static List<Serving> nodes(int serving, int others) {
    return IntStream.range(0, serving + others)
        .mapToObj(number -> node(number, number < serving ? 2 : 1))
        .toList();
  }

  private static Serving node(int number, long deployment) {
    return new Serving(
        "n" + number,
        "shop",
        Optional.of(deployment),
        Optional.of(deployment),
        Optional.of("sha256:" + deployment),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

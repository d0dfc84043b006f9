package dev.arbiter.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SituationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final Situation situation =
      new Situation(
          Facts.of(Map.of("age", 40, "tier", "gold", "bought", List.of("lamp"))),
          Facts.of(Map.of("device", "mobile")),
          new TreeSet<>(List.of("vip")),
          new TreeMap<>(Map.of("buy", new Score("buy", "1", 0.4, Score.Source.MODEL))),
          NOW);

  @Test
  void aPathNamesATraitAContextFactOrAScore() {
    assertThat(situation.value("traits.age")).hasValue(new BigDecimal("40"));
    assertThat(situation.value("context.device")).hasValue("mobile");
    assertThat(situation.value("scores.buy")).hasValue(new BigDecimal("0.4"));
  }

  @Test
  void anyOtherPathIsUnknown() {
    assertThat(List.of("", ".", "age", "traits", "traits.", "traits.x", "now.x", "scores.x"))
        .allSatisfy(path -> assertThat(situation.value(path)).isEmpty());
  }

  @Test
  void authorsReadTheSameFacts() {
    assertThat(situation.asMap())
        .containsEntry("traits", situation.traits().asMap())
        .containsEntry("context", Map.of("device", "mobile"))
        .containsEntry("segments", List.of("vip"))
        .containsEntry("scores", Map.of("buy", new BigDecimal("0.4")))
        .containsEntry("now", NOW);
  }

  @Test
  void laterChangesOfTheSourceDoNotReachTheSituation() {
    var segments = new TreeSet<>(List.of("vip"));
    var frozen = situation.withSegments(segments);

    segments.add("late");

    assertThat(frozen.in("late")).isFalse();
    assertThat(frozen.in("vip")).isTrue();
  }
}

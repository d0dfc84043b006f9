package dev.arbiter.domain.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.guard.Guardrails.OutcomeBound;
import dev.arbiter.domain.guard.Observation.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class GuardrailsTest {
  private static final OutcomeBound PURCHASE =
      new OutcomeBound("purchase", Duration.ofHours(1), 0.1);

  private static Guardrails of(double bound, double alpha) {
    return new Guardrails(
        Optional.of(bound),
        Optional.of(50),
        Optional.of(bound),
        Optional.of(0.5),
        Optional.empty(),
        Optional.of(PURCHASE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(alpha));
  }

  private static Observation canary(Counts tried, Counts live) {
    return new Observation(false, tried, Optional.of(live), 0.1);
  }

  private static List<String> breached(Observation seen, int window) {
    return of(0.02, 0.01).judge(seen, window).stream()
        .filter(Finding::breached)
        .map(Finding::guardrail)
        .toList();
  }

  @Test
  void aCanaryThatKeepsItsBoundsIsLetGoOn() {
    var seen =
        canary(new Counts(1_000, 15, 5, 20, 400, 300, 0), new Counts(9_000, 0, 0, 0, 0, 2_700, 0));
    assertThat(breached(seen, 1)).isEmpty();
  }

  @Test
  void eachBoundIsToldByItsNameWithWhatWasSeen() {
    var seen =
        canary(new Counts(1_000, 60, 40, 70, 600, 500, 0), new Counts(9_000, 0, 0, 0, 0, 2_700, 0));
    assertThat(breached(seen, 1))
        .containsExactly("errors", "slow", "fallback", "empty", "mismatch");
    var errors = of(0.02, 0.01).judge(seen, 1).get(0);
    assertThat(errors.observed()).isEqualTo(0.06);
    assertThat(errors.bound()).isEqualTo(0.02);
    assertThat(errors.sample()).isEqualTo(1_000);
  }

  @Test
  void moreSurpriseIsNeededTheMoreOftenWasLooked() {
    var seen = new Observation(false, new Counts(100, 10, 0, 0, 0, 100, 0), Optional.empty(), 1);
    assertThat(breached(seen, 1)).containsExactly("errors");
    assertThat(breached(seen, 30)).isEmpty();
  }

  @Test
  void outcomesMayBeRarerByTheLossThatIsAllowedAndNoMore() {
    var live = Optional.of(new Counts(0, 0, 0, 0, 0, 90_000, 9_000));
    var as = new Observation(true, new Counts(0, 0, 0, 0, 0, 10_000, 880), live, 0.1);
    var rarer = new Observation(true, new Counts(0, 0, 0, 0, 0, 10_000, 700), live, 0.1);
    assertThat(breached(as, 1)).isEmpty();
    assertThat(breached(rarer, 1)).containsExactly("outcome");
  }

  @Test
  void aCanaryThatNobodyReachesIsJudgedToo() {
    var none = canary(Counts.NONE, new Counts(9_000, 0, 0, 0, 0, 2_700, 0));
    assertThat(none.hasSample(1_000)).isTrue();
    assertThat(none.hasSample(1_001)).isFalse();
    assertThat(breached(none, 1)).containsExactly("mismatch");
  }

  /**
   * Each canary is looked at in a hundred windows, and its true rates are the bounds themselves.
   */
  @Test
  void lookingAgainAndAgainStopsNoMoreThanAlphaOfWhatKeepsItsBounds() {
    var random = new Random(7);
    var rails = of(0.02, 0.2);
    var stopped =
        IntStream.range(0, 1_000)
            .filter(
                canary ->
                    IntStream.rangeClosed(1, 100)
                        .anyMatch(window -> isStopped(rails, random, window)))
            .count();
    assertThat(stopped).isLessThan(200);
  }

  private static boolean isStopped(Guardrails rails, Random random, int window) {
    var n = 500;
    var tried =
        new Counts(n, some(random, n, 0.02), some(random, n, 0.01), some(random, n, 0.02), 0, n, 0);
    var seen = new Observation(false, tried, Optional.empty(), 0.1);
    return rails.judge(seen, window).stream().anyMatch(Finding::breached);
  }

  /** How many of n happen: by the gaps between those that do. */
  private static long some(Random random, int n, double chance) {
    long some = -1;
    var at = 0.0;
    while (at <= n) {
      at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - chance));
      some++;
    }
    return some;
  }

  @Test
  void boundsThatCannotBeAreRefusedByName() {
    assertThatThrownBy(() -> of(1.5, 0.01))
        .isInstanceOf(ViolationException.class)
        .hasMessage("guardrails.errors must be at least 0 and less than 1");
    assertThatThrownBy(() -> of(0.5, 0))
        .hasMessage("guardrails.alpha must be more than 0 and at most 0.5");
    assertThatThrownBy(() -> new OutcomeBound("purchase", Duration.ZERO, 0.1))
        .hasMessage("guardrails.outcome.within must be PT1S to PT336H");
  }
}

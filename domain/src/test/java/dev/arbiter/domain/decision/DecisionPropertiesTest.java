package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.domain.scoring.ScoringException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of every decision, tried on random releases, subjects and scores. */
final class DecisionPropertiesTest {
  private static final RuleRef RULE = new RuleRef("rule", "rules/random.drl");
  private static final List<Truth> MOSTLY_TRUE =
      List.of(Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.UNKNOWN);

  @Test
  @Tag("X12")
  void whatComesInIsChosenOrExcludedOnceAndWithReasons() {
    Samples.each(
        3_000,
        random -> {
          var decision = random(random).decide();

          var seen = new HashSet<String>();
          for (var choice : decision.actions()) {
            assertThat(seen.add(choice.action())).isTrue();
            assertThat(choice.reasons()).isNotEmpty();
            assertThat(choice.propensity()).isBetween(0.0, 1.0);
            assertThat(choice.priority()).isFinite().isNotNegative();
          }
          for (var exclusion : decision.excluded()) {
            assertThat(seen.add(exclusion.action())).isTrue();
            assertThat(exclusion.reasons()).isNotEmpty();
          }
          assertThat(seen).hasSize(decision.candidates());
        });
  }

  @Test
  @Tag("X12")
  void ranksCountFromOneAndPrioritiesNeverRise() {
    Samples.each(
        1_000,
        random -> {
          var actions = random(random).decide().actions();

          for (var i = 0; i < actions.size(); i++) {
            assertThat(actions.get(i).rank()).isEqualTo(i + 1);
            if (i > 0) {
              assertThat(actions.get(i).priority())
                  .isLessThanOrEqualTo(actions.get(i - 1).priority());
            }
          }
        });
  }

  @Test
  @Tag("X12")
  void exclusionsComeInTheOrderOfTheStages() {
    Samples.each(
        1_000,
        random -> {
          assertThat(random(random).decide().excluded()).extracting(Exclusion::stage).isSorted();
        });
  }

  @Test
  @Tag("D16")
  void whatARuleExcludesIsNeverRankedInWhateverTheScores() {
    Samples.each(
        1_000,
        random -> {
          var setting =
              random(random).offer(new Offer("barred").model("buy", 1).value(1e9).weight(1e9));
          var score = random.nextDouble();
          var exclude = new Verdict.Exclude("barred", RULE);
          var keep = new Verdict.Keep("barred", RULE, Facts.none());
          var adjust = new Verdict.Adjust("barred", RULE, 1e9);
          setting.model("buy", List.of(), facts -> score);

          var decision =
              setting
                  .rules(random.nextBoolean() ? list(keep, exclude, adjust) : list(exclude, keep))
                  .decide();

          assertThat(decision.actions()).extracting(Choice::action).doesNotContain("barred");
          assertThat(decision.excluded()).extracting(Exclusion::action).contains("barred");
        });
  }

  @Test
  @Tag("D16")
  void scoresOrderTheChosenAndBringNothingIn() {
    Samples.each(
        1_000,
        random -> {
          var seed = random.nextLong();
          var one = random(new Random(seed)).model("buy", List.of(), facts -> 0.1).decide();
          var other = random(new Random(seed)).model("buy", List.of(), facts -> 0.9).decide();
          var off =
              random(new Random(seed))
                  .model(
                      "buy",
                      List.of(),
                      facts -> {
                        throw new ScoringException("switched off");
                      })
                  .decide();

          assertThat(admitted(other)).isEqualTo(admitted(one));
          assertThat(admitted(off)).isEqualTo(admitted(one));
        });
  }

  /** The candidates that only others with a higher priority kept out, and the chosen. */
  private static Set<String> admitted(Decision decision) {
    var admitted = new HashSet<String>();
    decision.actions().forEach(choice -> admitted.add(choice.action()));
    decision.excluded().stream()
        .filter(exclusion -> exclusion.stage() == Stage.ARBITRATION)
        .forEach(exclusion -> admitted.add(exclusion.action()));
    return admitted;
  }

  private static Verdict[] list(Verdict... verdicts) {
    return verdicts;
  }

  private static Setting random(Random random) {
    var events = new Events();
    var setting =
        new Setting()
            .trait("boughtProducts", "service", "marketing")
            .purpose(random.nextBoolean() ? "service" : "marketing")
            .channel(random.nextInt(5) == 0 ? "mail" : "web")
            .limit(1 + random.nextInt(4))
            .happened(
                events.consent(Setting.NOW, "marketing", random.nextInt(3) > 0),
                events.purchase(Setting.NOW, "o-1", "p" + random.nextInt(3), 1, "5"))
            .model("buy", List.of(), facts -> 0.5);
    var verdicts = new ArrayList<Verdict>();
    for (var i = random.nextInt(12); i > 0; i--) {
      setting.offer(offer("a" + i, random));
      verdicts.addAll(verdicts("a" + random.nextInt(14), random));
      setting.contact("a" + i, Setting.NOW.minusSeconds(random.nextInt(7_200)));
    }
    return setting.rules(verdicts.toArray(Verdict[]::new));
  }

  private static Offer offer(String id, Random random) {
    var offer = new Offer(id).value(random.nextInt(5)).weight(random.nextInt(3));
    var truth = MOSTLY_TRUE.get(random.nextInt(MOSTLY_TRUE.size()));
    offer.eligibility("random", situation -> truth);
    if (random.nextInt(3) == 0) {
      offer.byRule();
    }
    if (random.nextInt(4) == 0) {
      offer.cap(1, Duration.ofHours(1));
    }
    if (random.nextInt(5) == 0) {
      offer.purpose("marketing");
    }
    if (random.nextInt(8) == 0) {
      offer.period(new Action.Period(Optional.of(Setting.NOW.plusSeconds(1)), Optional.empty()));
    }
    return random.nextBoolean()
        ? offer.model("buy", random.nextDouble())
        : offer.propensity(random.nextDouble());
  }

  private static List<Verdict> verdicts(String action, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> List.of(new Verdict.Keep(action, RULE, Facts.of(Map.of("x", random.nextInt(3)))));
      case 1 -> List.of(new Verdict.Exclude(action, RULE));
      case 2 -> List.of(new Verdict.Adjust(action, RULE, 0.01 + random.nextDouble() * 10));
      case 3 ->
          List.of(
              new Verdict.Propose(action, RULE, new Item("p" + random.nextInt(3), "product", 1)));
      default -> List.of();
    };
  }
}

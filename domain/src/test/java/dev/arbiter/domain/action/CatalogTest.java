package dev.arbiter.domain.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.rule.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CatalogTest {
  private static final Optional<ContactPolicy> NONE = Optional.empty();

  @Test
  void theContactWindowIsTheLongestOfAllPolicies() {
    assertThat(catalog(List.of(NONE, days(1), days(30), days(7))).contactWindow())
        .isEqualTo(Duration.ofDays(30));
  }

  @Test
  void withoutPoliciesNoEarlierChoiceCounts() {
    assertThat(catalog(List.of()).contactWindow()).isZero();
    assertThat(catalog(List.of(NONE)).contactWindow()).isZero();
  }

  private static Optional<ContactPolicy> days(int days) {
    return Optional.of(new ContactPolicy(1, Duration.ofDays(days)));
  }

  private static Catalog catalog(List<Optional<ContactPolicy>> policies) {
    var actions = new TreeMap<String, Action>();
    for (var policy : policies) {
      var id = "a" + actions.size();
      actions.put(
          id,
          new Action(
              id,
              Set.of("hero"),
              Set.of(),
              Action.Period.ALWAYS,
              Condition.ALWAYS,
              Action.Selection.OPEN,
              policy,
              new Propensity(0.5, Optional.empty()),
              1,
              1,
              Map.of()));
    }
    return new Catalog(Map.of("hero", new Slot("hero", Set.of("web"), 1)), actions);
  }
}

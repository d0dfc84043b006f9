package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.ContactPolicy;
import dev.arbiter.domain.action.Propensity;
import dev.arbiter.domain.action.Template;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Builds an action for tests: open to all in every respect unless said otherwise. */
final class Offer {
  private final String id;
  private Set<String> slots = Set.of("hero");
  private Set<String> purposes = Set.of("marketing", "service");
  private Action.Period period = Action.Period.ALWAYS;
  private Condition eligibility = Condition.ALWAYS;
  private Action.Selection selection = Action.Selection.OPEN;
  private Optional<ContactPolicy> contactPolicy = Optional.empty();
  private Propensity propensity = new Propensity(0.5, Optional.empty());
  private double value = 10;
  private double weight = 1;
  private Map<String, Map<String, Template>> treatments =
      Map.of("web", Map.of("title", values -> "Hello"));

  Offer(String id) {
    this.id = id;
  }

  Offer slot(String slot) {
    slots = Set.of(slot);
    return this;
  }

  Offer purpose(String purpose) {
    purposes = Set.of(purpose);
    return this;
  }

  Offer period(Action.Period newPeriod) {
    period = newPeriod;
    return this;
  }

  Offer eligibility(String text, Function<Situation, Truth> test) {
    eligibility = condition(text, test);
    return this;
  }

  Offer byRule() {
    selection = Action.Selection.BY_RULE;
    return this;
  }

  Offer cap(int cap, Duration window) {
    contactPolicy = Optional.of(new ContactPolicy(cap, window));
    return this;
  }

  Offer propensity(double base) {
    propensity = new Propensity(base, Optional.empty());
    return this;
  }

  Offer model(String model, double base) {
    propensity = new Propensity(base, Optional.of(model));
    return this;
  }

  Offer value(double newValue) {
    value = newValue;
    return this;
  }

  Offer weight(double newWeight) {
    weight = newWeight;
    return this;
  }

  Offer treatment(String channel, String name, Template template) {
    treatments = Map.of(channel, Map.of(name, template));
    return this;
  }

  Action build() {
    return new Action(
        id,
        slots,
        purposes,
        period,
        eligibility,
        selection,
        contactPolicy,
        propensity,
        value,
        weight,
        treatments);
  }

  static Condition condition(String text, Function<Situation, Truth> test) {
    return new Condition() {
      @Override
      public Truth test(Situation situation) {
        return test.apply(situation);
      }

      @Override
      public String text() {
        return text;
      }
    };
  }
}

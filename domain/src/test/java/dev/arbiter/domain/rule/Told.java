package dev.arbiter.domain.rule;

import java.util.function.Predicate;

/** A condition that a test tells. */
public record Told(String text, Predicate<Situation> holds) implements Condition {

  /** That a trait is at least so much. */
  public static Told least(String trait, double least) {
    return new Told(
        "traits.%s >= %s".formatted(trait, least),
        one -> one.number(trait).filter(value -> value.doubleValue() >= least).isPresent());
  }

  @Override
  public Truth test(Situation situation) {
    return holds.test(situation) ? Truth.TRUE : Truth.FALSE;
  }
}

package dev.arbiter.rules;

import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;

/** The condition of a segment that lies within another one. */
record Within(String outer, Condition own) implements Condition {

  @Override
  public Truth test(Situation situation) {
    return situation.in(outer) ? own.test(situation) : Truth.FALSE;
  }

  @Override
  public String text() {
    return "within " + outer + ": " + own.text();
  }
}

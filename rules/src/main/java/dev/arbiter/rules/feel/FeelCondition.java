package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;

/** A compiled condition. */
record FeelCondition(String text, Question question) implements Condition {

  @Override
  public Truth test(Situation situation) {
    return question.ask(new SituationScope(situation));
  }
}

package dev.arbiter.service.backtest.tally;

import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How far a decision made again differs from the logged one, as the subject would see it. */
enum Shift {
  /** The same actions in the same order with the same texts and products. */
  NONE,
  /** Another first action, or none any more, or one where there was none. */
  FIRST,
  /** The same first action, and others below it. */
  RANKING,
  /** The same actions in the same order with other texts or products. */
  CONTENT;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Shift between(Decision before, Decision after) {
    var actions = ids(before);
    if (!actions.equals(ids(after))) {
      return first(before).equals(first(after)) ? RANKING : FIRST;
    }
    for (var i = 0; i < actions.size(); i++) {
      if (!isSame(before.actions().get(i), after.actions().get(i))) {
        return CONTENT;
      }
    }
    return NONE;
  }

  /** The id of the first action; empty if there is none. */
  static String first(Decision decision) {
    return decision.actions().isEmpty() ? "" : decision.actions().get(0).action();
  }

  static List<String> ids(Decision decision) {
    return decision.actions().stream().map(Choice::action).toList();
  }

  static boolean isSame(Choice one, Choice other) {
    return Objects.equals(one.treatment(), other.treatment())
        && Objects.equals(one.items(), other.items());
  }
}

package dev.arbiter.rules.dmn;

import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;

/** Asks cells what they accept, where nobody hears what they report. For one thread. */
final class CellProbe {
  private final List<FEELEvent> reported = new ArrayList<>();
  private final EvaluationContext nowhere;

  CellProbe(FEELImpl feel) {
    this.nowhere = feel.newEvaluationContext(List.of(reported::add), Map.of());
  }

  Cell cell(Optional<List<Object>> bounds, UnaryTest test) {
    return new Probed(bounds, test);
  }

  private final class Probed implements Cell {
    private final Optional<List<Object>> bounds;
    private final UnaryTest test;

    Probed(Optional<List<Object>> bounds, UnaryTest test) {
      this.bounds = bounds;
      this.test = test;
    }

    @Override
    public Optional<List<Object>> bounds() {
      return bounds;
    }

    @Override
    public Truth accepts(@Nullable Object value) {
      reported.clear();
      nowhere.enterFrame();
      try {
        nowhere.setValue("?", value);
        var truth = Truth.of(test.apply(nowhere, value));
        return reported.isEmpty() ? truth : Truth.UNKNOWN;
      } catch (RuntimeException failed) {
        return Truth.UNKNOWN;
      } finally {
        nowhere.exitFrame();
      }
    }
  }
}

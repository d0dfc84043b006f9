package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether steps happened one after the other, each later than the one before, from the first to the
 * last within a time, and nothing that answers them since the first.
 *
 * @param steps at least two
 * @param within from the first to the last step at most so long
 * @param without an event of this type after the first step makes it untrue
 * @param lately the last step counts so long; without it for ever
 */
public record Sequence(
    List<Step> steps, Duration within, Optional<String> without, Optional<Duration> lately)
    implements Derivation {
  private static final int ANSWER = -1;

  public Sequence {
    steps = List.copyOf(steps);
  }

  /** One event of a type. */
  public record Step(String type, Filter where) {}

  /** Something at an instant: a step, by its number, or an {@link #ANSWER}. */
  private record Mark(Instant at, int step) {}

  @Override
  public Object value(Profile past, Instant now) {
    var end = end(past);
    return end != null && lately.map(length -> end.plus(length).isAfter(now)).orElse(true);
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    var end = end(past);
    return end == null
        ? Optional.empty()
        : lately.map(length -> end.plus(length)).filter(leaves -> leaves.isAfter(now));
  }

  /**
   * The end of the latest unanswered run of the steps, in one pass: for each beginning of a run the
   * latest start is the best, for it leaves the most time and whatever answers it answers all
   * before.
   */
  private @Nullable Instant end(Profile past) {
    var marks = marks(past);
    var starts = new @Nullable Instant[steps.size()];
    @Nullable Instant end = null;
    for (var from = 0; from < marks.size(); ) {
      var at = marks.get(from).at();
      var before = starts.clone();
      for (; from < marks.size() && marks.get(from).at().equals(at); from++) {
        var step = marks.get(from).step();
        if (step == ANSWER) {
          Arrays.fill(before, null);
          Arrays.fill(starts, null);
          end = null;
        } else if (step == 0) {
          starts[0] = at;
        } else if (isInTime(before[step - 1], at)) {
          starts[step] = before[step - 1];
          end = step == steps.size() - 1 ? at : end;
        }
      }
    }
    return end;
  }

  private boolean isInTime(@Nullable Instant start, Instant at) {
    return start != null && !start.plus(within).isBefore(at);
  }

  private List<Mark> marks(Profile past) {
    var marks = new ArrayList<Mark>();
    for (var number = 0; number < steps.size(); number++) {
      var step = steps.get(number);
      var series = past.timeline().of(step.type());
      for (var i = 0; i < series.size(); i++) {
        if (step.where().holds(series, i)) {
          marks.add(new Mark(series.at(i), number));
        }
      }
    }
    without
        .map(past.timeline()::of)
        .ifPresent(
            answers -> {
              for (var i = 0; i < answers.size(); i++) {
                marks.add(new Mark(answers.at(i), ANSWER));
              }
            });
    marks.sort(Comparator.comparing(Mark::at).thenComparingInt(Mark::step));
    return marks;
  }
}

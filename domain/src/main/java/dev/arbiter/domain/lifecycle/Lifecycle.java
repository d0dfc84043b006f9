package dev.arbiter.domain.lifecycle;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Series;
import dev.arbiter.domain.timeline.Timeline;
import dev.arbiter.domain.trait.Derivation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stage in which a subject is: it begins in the first with its first event and goes on by legal
 * passages alone, as a state machine over its timeline. At one instant silence comes before what
 * happens, and events in the order of their types. Of several passages the first that is declared
 * is taken, and one at an event. Unknown of whom nothing happened.
 *
 * @param stages at least two
 * @param passages from and to these stages
 */
public record Lifecycle(List<String> stages, List<Passage> passages) implements Derivation {
  public Lifecycle {
    stages = List.copyOf(stages);
    passages = List.copyOf(passages);
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var way = way(past.timeline());
    way.quiet(now);
    return way.stage;
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    var way = way(past.timeline());
    way.quiet(now);
    return way.silence().map(Due::at);
  }

  private Way way(Timeline timeline) {
    var way = new Way();
    for (var mark : marks(timeline.witnessed())) {
      way.happens(mark);
    }
    return way;
  }

  /** An event, and where it is in its series. */
  private record Mark(Instant at, String type, Series series, int place) {}

  private static List<Mark> marks(Timeline timeline) {
    var marks = new ArrayList<Mark>();
    timeline
        .types()
        .forEach(
            (type, series) -> {
              for (var i = 0; i < series.size(); i++) {
                marks.add(new Mark(series.at(i), type, series, i));
              }
            });
    // a stable sort leaves those of one instant in the order of their types
    marks.sort(Comparator.comparing(Mark::at));
    return marks;
  }

  /** A passage by silence, and when it is taken. */
  private record Due(Passage.Silent passage, Instant at) {}

  /** The way of one subject. For one thread. */
  private final class Way {
    private final Map<Passage, Integer> seen = new HashMap<>();
    private @Nullable String stage;
    private Instant last = Instant.MIN;

    /** When silence led on last; it leads on once at an instant. */
    private Instant led = Instant.MIN;

    void happens(Mark mark) {
      quiet(mark.at());
      if (stage == null) {
        stage = stages.get(0);
      }
      last = mark.at();
      led = Instant.MIN;
      for (var passage : passages) {
        if (passage instanceof Passage.On on && isMeant(on, mark) && isReached(on)) {
          enter(on.to());
          return;
        }
      }
    }

    private boolean isMeant(Passage.On on, Mark mark) {
      return on.from().contains(stage)
          && on.on().equals(mark.type())
          && on.where().holds(mark.series(), mark.place());
    }

    private boolean isReached(Passage.On on) {
      return seen.merge(on, 1, Integer::sum) >= on.times();
    }

    /** Lets time go by. */
    void quiet(Instant until) {
      var due = silence();
      while (due.filter(one -> !one.at().isAfter(until)).isPresent()) {
        led = due.get().at();
        enter(due.get().passage().to());
        due = silence();
      }
    }

    /** Where silence leads next, and when. */
    Optional<Due> silence() {
      return passages.stream()
          .filter(passage -> stage != null && passage.from().contains(stage))
          .flatMap(
              passage ->
                  passage instanceof Passage.Silent silent
                      ? Optional.of(new Due(silent, last.plus(silent.silent()))).stream()
                      : Optional.<Due>empty().stream())
          .filter(due -> due.at().isAfter(led))
          .min(Comparator.comparing(Due::at));
    }

    private void enter(String next) {
      stage = next;
      seen.clear();
    }
  }
}

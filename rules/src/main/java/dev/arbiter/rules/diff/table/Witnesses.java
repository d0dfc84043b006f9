package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.analysis.table.Pieces;
import dev.arbiter.rules.diff.table.Region.Unconfirmed;
import dev.arbiter.rules.diff.table.Trial.Given;
import dev.arbiter.rules.table.Scale;
import java.math.BigDecimal;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows by execution that a table answers differently within a box. For one thread. */
final class Witnesses {
  private static final int TRIES = 6;

  private final TablePair pair;
  private final Trial trial;
  private boolean asked;

  Witnesses(TablePair pair, Trial trial) {
    this.pair = pair;
    this.trial = trial;
  }

  /** The box with a witness; empty if none was found. */
  Optional<Region> region(List<IntBuffer> spans) {
    asked = false;
    for (var attempt = 0; attempt < TRIES; attempt++) {
      var pieces = new int[spans.size()];
      var given = given(spans, attempt, pieces);
      var shown = trial.ask(given);
      asked |= shown.isPresent();
      if (shown.filter(Trial.Shown::differ).isPresent()) {
        return Optional.of(region(spans, pieces, shown.get()));
      }
    }
    return Optional.empty();
  }

  /** The box for which {@link #region} found nothing. */
  Unconfirmed unconfirmed(List<IntBuffer> spans) {
    return new Unconfirmed(
        pair.where(arrays(spans)),
        asked
            ? "the releases answer the same where they were asked"
            : "no situation could be made in which the inputs have these values");
  }

  private Region region(List<IntBuffer> spans, int[] pieces, Trial.Shown shown) {
    var matching = pair.matching(pieces);
    return new Region(
        pair.where(arrays(spans)),
        shown.facts(),
        shown.before(),
        shown.after(),
        matching.stream().flatMap(row -> pair.rows().get(row).before().stream()).toList(),
        matching.stream().flatMap(row -> pair.rows().get(row).after().stream()).toList());
  }

  /**
   * Values for the inputs; of an input that does not matter mostly none.
   *
   * @param pieces gets the pieces in which they lie
   */
  private List<Given> given(List<IntBuffer> spans, int attempt, int[] pieces) {
    var given = new ArrayList<Given>();
    for (var i = 0; i < pieces.length; i++) {
      var scale = pair.boxes().scales().get(i);
      var some = new Pieces(scale, spans.get(i).array());
      var end = scale.size() - 1;
      if (some.isAll() && attempt % 2 == 0 && scale.isUnknown(end)) {
        pieces[i] = end;
        continue;
      }
      var samples = samples(scale, some.spans());
      pieces[i] = samples.get(attempt / 2 % samples.size());
      var value =
          scale.isUnknown(pieces[i])
              ? Optional.<Object>empty()
              : some.value(pieces[i]).or(() -> Optional.of(BigDecimal.ONE));
      given.add(new Given(pair.columns().get(i).input().expression(), value));
    }
    return given;
  }

  /** A first and a last piece with a value, and what is unknown if nothing else is there. */
  private static List<Integer> samples(Scale scale, int[] spans) {
    var last = spans[spans.length - 1];
    var before = scale.isUnknown(last) && last > spans[0] ? last(spans) : last;
    return Stream.of(spans[0], before, last).distinct().toList();
  }

  /** The last piece but one. */
  private static int last(int[] spans) {
    var from = spans[spans.length - 2];
    var to = spans[spans.length - 1];
    return from < to ? to - 1 : spans[spans.length - 3];
  }

  private static int[][] arrays(List<IntBuffer> spans) {
    return spans.stream().map(IntBuffer::array).toArray(int[][]::new);
  }
}

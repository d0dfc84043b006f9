package dev.arbiter.service.imports.reconciliation;

import dev.arbiter.service.imports.Mapped;
import dev.arbiter.service.imports.MappedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The events of a file, lot by lot, with a count of what was read. For one thread. */
final class Reading {
  private static final int LOT = 1_000;

  private final MappedLines file;
  private long lines;
  private long rejected;

  Reading(MappedLines file) {
    this.file = file;
  }

  long lines() {
    return lines;
  }

  long rejected() {
    return rejected;
  }

  /** Hands on all events, some at a time. */
  void each(Consumer<List<Findings.Said>> lot) {
    var some = new ArrayList<Findings.Said>();
    while (file.hasNext()) {
      some.addAll(next());
      if (some.size() >= LOT || !file.hasNext()) {
        lot.accept(some);
        some.clear();
      }
    }
  }

  /**
   * So many events, each as likely as any other (Vitter, Random Sampling with a Reservoir, ACM
   * Transactions on Mathematical Software 11, 1985, algorithm R).
   */
  List<Findings.Said> draw(Reconciliations.Draw draw) {
    var random = new Random(draw.seed());
    var drawn = new ArrayList<Findings.Said>();
    var seen = 0L;
    while (file.hasNext()) {
      for (var said : next()) {
        seen++;
        if (drawn.size() < draw.events()) {
          drawn.add(said);
        } else {
          var place = random.nextLong(seen);
          if (place < draw.events()) {
            drawn.set((int) place, said);
          }
        }
      }
    }
    return drawn;
  }

  private List<Findings.Said> next() {
    var line = file.next();
    lines++;
    if (line.mapped() instanceof Mapped.Accepted accepted) {
      return accepted.events().stream()
          .map(event -> new Findings.Said(event, line.number()))
          .toList();
    }
    rejected++;
    return List.of();
  }
}

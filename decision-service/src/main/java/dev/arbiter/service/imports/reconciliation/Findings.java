package dev.arbiter.service.imports.reconciliation;

import dev.arbiter.domain.event.Event;
import dev.arbiter.service.events.stored.StoredEvents.Stored;
import dev.arbiter.service.imports.reconciliation.Reconciliation.Difference;
import dev.arbiter.service.imports.reconciliation.Reconciliation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What one comparison has found so far; the differences are bounded. For one thread. */
final class Findings {
  static final int MAX_LISTED = 1_000;

  private final List<Difference> differences = new ArrayList<>();
  private long events;
  private long same;
  private long missing;
  private long different;
  private long erased;
  private Optional<Long> extra = Optional.empty();

  /** An event of the file, and where in the file it is. */
  record Said(Event event, long line) {}

  /** Compares events of the file with those that are stored. */
  void compare(Iterable<Said> said, Map<String, Stored> stored) {
    for (var one : said) {
      events++;
      var other = stored.get(one.event().id());
      if (other == null) {
        missing++;
        list(new Difference(Kind.MISSING, one.event().id(), Optional.of(one.line()), List.of()));
      } else if (other.event().isEmpty()) {
        erased++;
      } else {
        compare(one, other.event().get());
      }
    }
  }

  private void compare(Said said, Event stored) {
    var fields = fields(said.event(), stored);
    if (fields.isEmpty()) {
      same++;
    } else {
      different++;
      list(new Difference(Kind.DIFFERENT, stored.id(), Optional.of(said.line()), fields));
    }
  }

  /** In what they differ; how a source wrote it before it was brought into standard form is not. */
  private static List<String> fields(Event one, Event other) {
    var fields = new ArrayList<String>();
    add(fields, "type", one.type().equals(other.type()));
    add(fields, "source", one.source().equals(other.source()));
    add(fields, "occurredAt", one.occurredAt().equals(other.occurredAt()));
    add(fields, "identifiers", one.identifiers().equals(other.identifiers()));
    var names = new TreeSet<>(one.data().asMap().keySet());
    names.addAll(other.data().asMap().keySet());
    for (var name : names) {
      add(fields, "data." + name, Objects.equals(one.data().get(name), other.data().get(name)));
    }
    return fields;
  }

  private static void add(List<String> fields, String name, boolean equal) {
    if (!equal) {
      fields.add(name);
    }
  }

  /** The stored events that the file lacks: how many, and the first of them. */
  void extra(long count, List<String> first) {
    extra = Optional.of(count);
    first.forEach(id -> list(new Difference(Kind.EXTRA, id, Optional.empty(), List.of())));
  }

  private void list(Difference difference) {
    if (differences.size() < MAX_LISTED) {
      differences.add(difference);
    }
  }

  Reconciliation report(Reconciliations.Order order, String source, Reading reading) {
    var all = missing + different + extra.orElse(0L);
    return new Reconciliation(
        order.mapping(),
        source,
        order.at(),
        reading.lines(),
        reading.rejected(),
        events,
        same,
        missing,
        different,
        erased,
        extra,
        order.draw().map(Reconciliations.Draw::seed),
        differences,
        all - differences.size());
  }
}

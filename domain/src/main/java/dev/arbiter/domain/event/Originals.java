package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what a source wrote where it was brought into a standard form. For one thread. */
public final class Originals {
  private final TreeMap<String, Object> byPath = new TreeMap<>();

  /** Adds what was written at a path, unless it is in standard form; of several all are kept. */
  public void add(String path, Object written, Object standard) {
    if (!written.equals(standard)) {
      byPath.merge(path, written, Originals::both);
    }
  }

  /** Adds how an identifier was written; blanks around it are not told. */
  public void add(Identifier standard, String written) {
    add("identifiers." + standard.kind(), written.strip(), standard.value());
  }

  private static Object both(Object one, Object other) {
    return one instanceof List<?> some
        ? Stream.concat(some.stream(), Stream.of(other)).toList()
        : List.of(one, other);
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  /** What was written, by path such as {@code identifiers.phone}. */
  public Facts facts() {
    return byPath.isEmpty() ? Facts.none() : Facts.of(byPath);
  }
}

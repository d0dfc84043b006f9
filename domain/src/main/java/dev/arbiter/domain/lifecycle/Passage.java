package dev.arbiter.domain.lifecycle;

import dev.arbiter.domain.trait.Filter;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A legal way from some stages to another. */
public sealed interface Passage {

  /** The stages that it leads away from. */
  SortedSet<String> from();

  /** The stage that it leads to. */
  String to();

  /**
   * By something that happens.
   *
   * @param on a type of event
   * @param where which of them
   * @param times so many of them since the stage was entered, from 1
   */
  record On(SortedSet<String> from, String to, String on, Filter where, int times)
      implements Passage {
    public On {
      from = Collections.unmodifiableSortedSet(new TreeSet<>(from));
    }
  }

  /**
   * By nothing that happens.
   *
   * @param silent so long after the last event of any type
   */
  record Silent(SortedSet<String> from, String to, Duration silent) implements Passage {
    public Silent {
      from = Collections.unmodifiableSortedSet(new TreeSet<>(from));
    }
  }
}

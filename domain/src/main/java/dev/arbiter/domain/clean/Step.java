package dev.arbiter.domain.clean;

import java.util.List;

/** One thing that a pipeline does, as it is declared: nothing is learnt yet. */
public sealed interface Step permits Fill, Neighbours, Outliers, Scaling, OneHot {

  /**
   * Learns from a table what is needed to do it to others.
   *
   * @throws IllegalArgumentException if a column is not there or has no values
   */
  Fitted fit(Table table);

  /** A step that knows what it needs. Immutable. */
  interface Fitted {
    /** The table after it; what happens to single values is added to the notes. */
    Table apply(Table table, List<Note> notes);

    /** Adds all that it learnt. */
    void describe(Digest digest);
  }
}

package dev.arbiter.domain.segment;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a subject stands at an instant.
 *
 * @param segments to which it belongs
 * @param triggers whose conditions are true of it
 */
public record Standing(SortedSet<String> segments, SortedSet<String> triggers) {
  /** In no segment. */
  public static final Standing NONE = new Standing(new TreeSet<>(), new TreeSet<>());

  public Standing {
    segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
    triggers = Collections.unmodifiableSortedSet(new TreeSet<>(triggers));
  }

  /** The same, with triggers that fired for the subject under another name. */
  public Standing fired(SortedSet<String> others) {
    var all = new TreeSet<>(triggers);
    all.addAll(others);
    return new Standing(segments, all);
  }
}

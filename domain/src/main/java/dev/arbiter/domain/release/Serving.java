package dev.arbiter.domain.release;

import java.util.Map;
import java.util.function.Function;

/** What is in force on this node. Thread-safe. */
public interface Serving {

  /** Says for each project what is in force, in words that change when that does. */
  Map<String, String> projects();

  /**
   * Lends the release of a project that answers for a subject to the work.
   *
   * <p>It throws what the caller is to be told if none is in force.
   */
  <R> R use(String project, String subject, Function<Release, R> work);
}

package dev.arbiter.rules.project;

import java.util.Optional;

/**
 * That a text of a project reads something which the project declares elsewhere.
 *
 * @param name its id; empty if the text computes it, so that it may be any
 * @param line in the file, counts from 1; 0 if it is not known
 */
public record Mention(Of of, Optional<String> name, int line) {

  /** What is read. */
  public enum Of {
    ACTION,
    SEGMENT,
    SCORE
  }

  /** A mention without a line. */
  public static Mention named(Of of, String name) {
    return new Mention(of, Optional.of(name), 0);
  }

  /** A mention, without a line, of what may be any. */
  public static Mention any(Of of) {
    return new Mention(of, Optional.empty(), 0);
  }
}

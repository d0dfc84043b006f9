package dev.arbiter.domain.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * That a subject entered or left something.
 *
 * @param name of the segment or the trigger
 * @param entered false if it left
 * @param at since when
 */
public record Move(String name, boolean entered, Instant at, Cause cause) {

  /** Why a subject moved. */
  public enum Cause {
    /** Something happened to it, or came to be known. */
    EVENT,
    /** Time went by. */
    TIME,
    /** Another release tells who belongs. */
    RELEASE,
    /** It was so before anybody looked. */
    FIRST_LOOK,
    /** Its profile became part of another. */
    IDENTITY
  }

  /** The moves from some names to others. */
  public static List<Move> between(
      SortedSet<String> before, SortedSet<String> after, Instant at, Cause cause) {
    var moves = new ArrayList<Move>();
    for (var name : before) {
      if (!after.contains(name)) {
        moves.add(new Move(name, false, at, cause));
      }
    }
    for (var name : after) {
      if (!before.contains(name)) {
        moves.add(new Move(name, true, at, cause));
      }
    }
    return moves;
  }
}

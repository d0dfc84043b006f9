package dev.arbiter.service.http;

import dev.arbiter.service.http.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A part of a list that is too long for one answer.
 *
 * @param next the cursor of the following part, absent at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
  /** The most items of a page. */
  public static final int MAX_ITEMS = 200;

  /** The items of a page whose caller names no number. */
  public static final int DEFAULT_ITEMS = 50;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page of a list that runs from high sequence numbers to low ones.
   *
   * @param items what was read, which is one more than {@code limit} if there is more
   */
  public static <T> Page<T> of(List<T> items, int limit, ToLongFunction<T> seq) {
    if (items.size() <= limit) {
      return new Page<>(items, Optional.empty());
    }
    var shown = items.subList(0, limit);
    return new Page<>(
        shown,
        Optional.of(Long.toString(seq.applyAsLong(shown.get(limit - 1)), Character.MAX_RADIX)));
  }

  /**
   * A page of a list that stands in memory and never changes.
   *
   * @param cursor tells how many items earlier pages showed
   * @throws ProblemException if the cursor is not one that a page gave
   */
  public static <T> Page<T> within(List<T> all, int limit, Optional<String> cursor) {
    var start = (int) Math.min(all.size(), cursor.isEmpty() ? 0 : Math.max(0, before(cursor)));
    var end = Math.min(all.size(), start + limit);
    return new Page<>(
        all.subList(start, end),
        end < all.size()
            ? Optional.of(Integer.toString(end, Character.MAX_RADIX))
            : Optional.empty());
  }

  /**
   * The number of items to show.
   *
   * @throws ProblemException if it is not between 1 and {@value #MAX_ITEMS}
   */
  public static int limit(Optional<Integer> wanted) {
    var limit = wanted.orElse(DEFAULT_ITEMS);
    if (limit < 1 || limit > MAX_ITEMS) {
      throw ProblemException.invalid(
          "limit", "out-of-range", "limit must be between 1 and " + MAX_ITEMS);
    }
    return limit;
  }

  /**
   * The sequence number below which the page begins.
   *
   * @throws ProblemException if the cursor is not one that a page gave
   */
  public static long before(Optional<String> cursor) {
    try {
      return cursor.map(text -> Long.parseLong(text, Character.MAX_RADIX)).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException unknown) {
      throw ProblemException.invalid("cursor", "unknown", "cursor must be the next of a page");
    }
  }
}

package dev.arbiter.domain.trait;

import java.util.List;

/**
 * Which of several words on a trait holds. It depends on what was stated, when and by whom, never
 * on the order of arrival.
 *
 * @param kind the rule
 * @param sources for {@link Kind#SOURCE}: the sources of events, the most trusted first
 */
public record Survivorship(Kind kind, List<String> sources) {
  /** The last word, whoever says it. */
  public static final Survivorship LATEST = new Survivorship(Kind.MOST_RECENT, List.of());

  public Survivorship {
    sources = List.copyOf(sources);
  }

  /** A rule by which a word holds. */
  public enum Kind {
    /** The last; of those of one instant the one of the greatest hash of its event's id. */
    MOST_RECENT,
    /** The one that was said most often; of several the one that was said last. */
    MOST_FREQUENT,
    /** The last of the most trusted source; sources that are not named are trusted least. */
    SOURCE
  }

  int rank(String source) {
    var place = sources.indexOf(source);
    return place < 0 ? sources.size() : place;
  }
}

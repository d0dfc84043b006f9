package dev.arbiter.service.events.matching;

import dev.arbiter.domain.fact.Text;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.match.Fields;
import dev.arbiter.domain.match.Kind;
import dev.arbiter.domain.match.Matcher;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How subjects are compared.
 *
 * @param fields which traits say who somebody is
 * @param threshold the probability from which on two subjects are taken to be one
 * @param review the probability from which on somebody is to look at two subjects
 * @param joins whether subjects become one by that, or it is only suggested
 * @param every how often it is done by itself; only when somebody asks for it if empty
 */
record Declaration(
    Fields fields, double threshold, double review, boolean joins, Optional<Duration> every) {
  static final String JOIN = "join";
  static final String SUGGEST = "suggest";

  private static final double LEAST_THRESHOLD = 0.5;
  private static final double LEAST_REVIEW = 0.01;
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MAX_NAME = 64;

  Declaration {
    if (!(threshold >= LEAST_THRESHOLD && threshold <= 1)) {
      throw new ViolationException(Violation.outOfRange("threshold", "between 0.5 and 1"));
    }
    if (!(review >= LEAST_REVIEW && review <= threshold)) {
      throw new ViolationException(
          Violation.outOfRange("review", "at least 0.01 and at most the threshold"));
    }
    if (every.filter(Declaration::isBeyond).isPresent()) {
      throw new ViolationException(
          Violation.outOfRange("every", "a duration from PT1H to P366D, such as P1D"));
    }
  }

  private static boolean isBeyond(Duration every) {
    return every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0;
  }

  /**
   * The bounds within which records are compared and grouped.
   *
   * @param links how many links there may be
   */
  Matcher.Settings settings(int links) {
    var usual = Matcher.Settings.DEFAULT;
    return new Matcher.Settings(review, usual.block(), usual.group(), links);
  }

  /**
   * Reads what somebody wrote.
   *
   * @throws ViolationException at the first thing that is not acceptable
   */
  static Declaration of(MatchingOrder order) {
    var usual = Matcher.Settings.DEFAULT.threshold();
    var threshold = order.threshold().orElse(usual);
    return new Declaration(
        fields(order.fields()),
        threshold,
        order.review().orElse(Math.min(LEAST_THRESHOLD, threshold)),
        joins(order.mode()),
        order.every().map(Declaration::duration));
  }

  private static Fields fields(List<MatchingOrder.FieldOrder> fields) {
    return new Fields(
        IntStream.range(0, fields.size())
            .mapToObj(at -> field("fields." + at, fields.get(at)))
            .toList());
  }

  private static Fields.Field field(String path, MatchingOrder.FieldOrder field) {
    Text.check(path + ".trait", field.trait(), MAX_NAME);
    if (field.trait().isBlank()) {
      throw new ViolationException(Violation.missing(path + ".trait"));
    }
    var kind =
        Arrays.stream(Kind.values())
            .filter(one -> wire(one).equals(field.kind()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ViolationException(
                        Violation.outOfRange(path + ".kind", "one of " + kinds())));
    return new Fields.Field(field.trait(), kind);
  }

  private static List<String> kinds() {
    return Arrays.stream(Kind.values()).map(Declaration::wire).toList();
  }

  private static boolean joins(String mode) {
    if (!List.of(JOIN, SUGGEST).contains(mode)) {
      throw new ViolationException(Violation.outOfRange("mode", "suggest or join"));
    }
    return mode.equals(JOIN);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException unreadable) {
      throw new ViolationException(
          Violation.outOfRange("every", "a duration from PT1H to P366D, such as P1D"));
    }
  }

  /** As it was written, with what was left out. */
  MatchingOrder order() {
    return new MatchingOrder(
        fields.list().stream()
            .map(field -> new MatchingOrder.FieldOrder(field.name(), wire(field.kind())))
            .toList(),
        Optional.of(threshold),
        Optional.of(review),
        joins ? JOIN : SUGGEST,
        every.map(Duration::toString));
  }

  /** How an enum is written outside. */
  static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

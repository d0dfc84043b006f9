package dev.arbiter.service.shadow;

import java.util.List;

/**
 * What a shadow decided beside what was answered.
 *
 * @param release the number of the shadow
 * @param compared how many decisions it made again, of the latest 100,000
 * @param same how many of these came out alike
 * @param answeredMicros and {@code shadowMicros}: within which 99 of 100 were decided
 * @param differences the most frequent first, at most a hundred
 */
public record ShadowComparison(
    String project,
    long release,
    long compared,
    long same,
    long answeredMicros,
    long shadowMicros,
    List<Deviation> differences) {

  /**
   * Decisions that came out otherwise in the same way.
   *
   * @param answered the actions that were chosen, by rank
   * @param shadow those that the shadow would have chosen
   * @param examples ids of the latest of these decisions
   */
  public record Deviation(
      List<String> answered, List<String> shadow, long count, List<String> examples) {}
}

package dev.arbiter.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Told;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
  private static final Map<String, Derivation> TRAITS =
      Map.of(
          "silent",
          new Elapsed(List.of("view"), Filter.ANY, Elapsed.Unit.SECONDS, Optional.empty()),
          "other",
          new Elapsed(List.of("view"), Filter.ANY, Elapsed.Unit.HOURS, Optional.empty()));

  private final Profile profile = Profile.empty("p-1").with(List.of(new Events().view(START, "a")));

  private static Reading of(String text) {
    return Reading.of(List.<Condition>of(new Told(text, one -> true)), TRAITS);
  }

  /** The seconds after the view at which the condition may tell otherwise, ten at most. */
  private List<Long> changes(String text) {
    var seconds = new ArrayList<Long>();
    var at = of(text).change(profile, START);
    while (at.isPresent() && seconds.size() < 10) {
      seconds.add(Duration.between(START, at.get()).toSeconds());
      at = of(text).change(profile, at.get());
    }
    return seconds;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "traits.silent >= 30 | [30, 31]",
        "traits.silent > 30 and traits.silent <= 90 | [30, 31, 90, 91]",
        "if (traits . silent>2.5) then true else false | [3]",
        "not(traits.silent != 5) or x(traits.silent = 5, traits.silent < 7) | [5, 6, 7, 8]",
      })
  void ofTimeThatIsComparedOnlyWithNumbersTheseMatter(String text, String expected) {
    assertThat(changes(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traits.silent + 1 >= 30",
        "2 * traits.silent >= 30",
        "traits.silent >= 30 + traits.other",
        "traits.silent >= 30 * 2",
        "traits.silent between 3 and 5",
        "traits.silent >= 30 and f(traits.silent)",
        "get value(traits, \"silent\") > 3",
        "traits.silent >= 30 and g(traits)"
      })
  void ofTimeWithWhichMoreIsDoneEachSecondMatters(String text) {
    assertThat(changes(text)).startsWith(1L, 2L, 3L);
  }

  @Test
  void whatIsNotReadDoesNotMatter() {
    assertThat(of("traits.silently > 1 and traits.x").traits()).isEmpty();
    assertThat(of("traits.other > 1").traits()).containsOnlyKeys("other");
  }

  @Test
  void whatReadsTheClockMayChangeAtEachFullHour() {
    assertThat(of("now > @\"2026-11-22T10:00:00Z\"").change(profile, START))
        .hasValue(START.plus(Duration.ofHours(1)));
    assertThat(of("traits.nowhere > 1 and nowadays").change(profile, START)).isEmpty();
  }
}

package dev.arbiter.domain.trait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.format.Countries;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of several words on a trait holds. */
final class SurvivorshipTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(30));
  private static final List<String> SOURCES = List.of("crm", "web", "till", "app");
  private static final Survivorship FREQUENT =
      new Survivorship(Survivorship.Kind.MOST_FREQUENT, List.of());
  private static final Survivorship TRUSTED =
      new Survivorship(Survivorship.Kind.SOURCE, List.of("crm", "till"));
  private static final List<Survivorship> ALL = List.of(Survivorship.LATEST, FREQUENT, TRUSTED);

  private int made;

  @Test
  @Tag("B01")
  void conflictsAreResolvedAlikeInAThousandOrdersOfArrival() {
    var random = new Random(20_261_123);
    var words = words(random, 60);
    var whole = Profile.empty("p").with(words);
    Samples.each(
        1_000,
        sample -> {
          var shuffled = new ArrayList<>(words);
          Collections.shuffle(shuffled, sample);
          var profile = Profile.empty("p");
          // Some come together, some alone, some first under another name of the subject.
          while (!shuffled.isEmpty()) {
            var batch = shuffled.subList(0, 1 + sample.nextInt(shuffled.size()));
            profile =
                sample.nextBoolean()
                    ? profile.with(batch)
                    : profile.with(Profile.empty("q").with(batch));
            batch.clear();
          }
          for (var rule : ALL) {
            for (var bounds : List.of(Optional.<Field>empty(), Optional.of(city()))) {
              var stated = new Stated("city", rule, bounds);
              assertThat(stated.value(profile, NOW)).isEqualTo(stated.value(whole, NOW));
            }
          }
        });
  }

  @Test
  @Tag("B01")
  void eachRuleChoosesAsItSays() {
    var profile =
        Profile.empty("p")
            .with(
                List.of(
                    word(1, "till", "Bonn"),
                    word(2, "web", "Rome"),
                    word(3, "crm", "Graz"),
                    word(4, "web", "Rome"),
                    word(5, "app", "Oslo")));
    assertThat(value(profile, Survivorship.LATEST)).isEqualTo("Oslo");
    assertThat(value(profile, FREQUENT)).isEqualTo("Rome");
    assertThat(value(profile, TRUSTED)).isEqualTo("Graz");
    var till = new Survivorship(Survivorship.Kind.SOURCE, List.of("fax", "till", "crm"));
    assertThat(value(profile, till)).isEqualTo("Bonn");
  }

  @Test
  @Tag("B01")
  void tiesAreResolvedByWhatWasSaidLast() {
    var profile =
        Profile.empty("p")
            .with(
                List.of(
                    word(1, "web", "Rome"),
                    word(2, "app", "Bonn"),
                    word(3, "web", "Rome"),
                    word(4, "app", "Bonn")));
    assertThat(value(profile, FREQUENT)).isEqualTo("Bonn");
    assertThat(value(profile, TRUSTED)).isEqualTo("Bonn");
  }

  @Test
  void allRulesAreThatOfAPlainReadingOfAllWords() {
    Samples.each(
        1_000,
        random -> {
          var words = words(random, 12);
          var profile = Profile.empty("p").with(words);
          var trusted =
              words.stream()
                  .filter(event -> event.source().equals("crm"))
                  .map(Event::occurredAt)
                  .max(Instant::compareTo);
          trusted.ifPresent(
              at ->
                  assertThat(
                          words.stream()
                              .filter(one -> one.source().equals("crm"))
                              .filter(one -> one.occurredAt().equals(at))
                              .map(SurvivorshipTest::city))
                      .contains(String.valueOf(value(profile, TRUSTED))));
          var most = words.stream().mapToLong(one -> count(words, city(one))).max().orElse(0);
          assertThat(count(words, String.valueOf(value(profile, FREQUENT)))).isEqualTo(most);
        });
  }

  @Test
  @Tag("A04")
  void aWordOutsideTheBoundsIsNone() {
    var age =
        new Field(
            "age",
            FieldKind.NUMBER,
            false,
            Optional.of(BigDecimal.ZERO),
            Optional.of(BigDecimal.valueOf(130)),
            Set.of(),
            Optional.empty());
    var stated = new Stated("age", Survivorship.LATEST, Optional.of(age));
    var plausible = said(1, "web", Map.of("age", 41));
    assertThat(
            stated.value(Profile.empty("p").with(List.of(said(2, "web", Map.of("age", 131)))), NOW))
        .isNull();
    assertThat(
            stated.value(
                Profile.empty("p").with(List.of(plausible, said(2, "web", Map.of("age", "old")))),
                NOW))
        .isEqualTo(BigDecimal.valueOf(41));
  }

  @Test
  @Tag("A04")
  void whatWasStatedBeforeTheDeclarationIsReadInItsStandardForm() {
    var country =
        new Field(
            "country",
            FieldKind.TEXT,
            false,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.of(new Countries()));
    var stated = new Stated("country", FREQUENT, Optional.of(country));
    var profile =
        Profile.empty("p")
            .with(
                List.of(
                    said(1, "web", Map.of("country", "UK")),
                    said(2, "web", Map.of("country", "United Kingdom")),
                    said(3, "web", Map.of("country", "FR")),
                    said(4, "web", Map.of("country", "Narnia")),
                    said(5, "web", Map.of("country", "Narnia"))));
    assertThat(stated.value(profile, NOW)).isEqualTo("GB");
  }

  private static @Nullable Object value(Profile profile, Survivorship rule) {
    return new Stated("city", rule, Optional.empty()).value(profile, NOW);
  }

  private static Field city() {
    return new Field(
        "city",
        FieldKind.TEXT,
        false,
        Optional.empty(),
        Optional.empty(),
        Set.of("Rome", "Bonn"),
        Optional.empty());
  }

  /** Few instants, sources and cities, so that these often meet. */
  private List<Event> words(Random random, int count) {
    var words = new ArrayList<Event>();
    for (var i = 0; i < count; i++) {
      var city = List.of("Rome", "Bonn", "Graz", "Oslo").get(random.nextInt(4));
      words.add(word(random.nextInt(10), SOURCES.get(random.nextInt(4)), city));
    }
    return words;
  }

  private Event word(int hours, String source, String city) {
    return said(hours, source, Map.of("city", city));
  }

  private Event said(int hours, String source, Map<String, ?> traits) {
    var who = new TreeSet<>(List.of(new Identifier("customer", "1")));
    var at = START.plus(Duration.ofHours(hours));
    return new Event("e" + made++, "update", source, at, who, Facts.of(Map.of("traits", traits)));
  }

  private static long count(List<Event> words, String city) {
    return words.stream().filter(one -> city(one).equals(city)).count();
  }

  private static String city(Event event) {
    return event
        .data()
        .get("traits")
        .map(Map.class::cast)
        .map(all -> "" + all.get("city"))
        .orElse("");
  }
}

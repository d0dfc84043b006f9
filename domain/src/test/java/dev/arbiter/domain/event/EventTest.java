package dev.arbiter.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation.Code;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Identifier;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "'', view, web, id",
    "'  ', view, web, id",
    "e-1, '', web, type",
    "e-1, view, '', source"
  })
  void withoutIdTypeOrSourceThereIsNoEvent(String id, String type, String source, String field) {
    var refused = refused(id, type, source, AT, someone());

    assertThat(refused.violation().code()).isEqualTo(Code.REQUIRED_MISSING);
    assertThat(refused.violation().path()).isEqualTo(field);
  }

  @Test
  void anIdIsOfAtMost128StorableCharacters() {
    assertThat(event("i".repeat(128)).id()).hasSize(128);
    assertThat(refused("i".repeat(129), "view", "web", AT, someone()).violation().code())
        .isEqualTo(Code.OUT_OF_RANGE);
    assertThat(refused("a\0", "view", "web", AT, someone()).violation().path()).isEqualTo("id");
  }

  @Test
  void anEventHappensToSomeone() {
    assertThat(refused("e-1", "view", "web", AT, new TreeSet<>()).violation().path())
        .isEqualTo("identifiers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  void anEventHappensBetween1970And9999(String at) {
    assertThat(refused("e-1", "view", "web", Instant.parse(at), someone()).violation().path())
        .isEqualTo("occurredAt");
  }

  @Test
  void laterChangesOfTheIdentifiersDoNotReachTheEvent() {
    var someone = someone();
    var event = new Event("e-1", "view", "web", AT, someone, Facts.none());

    someone.add(new Identifier("email", "ana@example.org"));

    assertThat(event.identifiers()).hasSize(1);
  }

  @Test
  void nothingPersonalIsPrinted() {
    assertThat(event("e-1")).hasToString("Event[view e-1]");
  }

  private static ViolationException refused(
      String id, String type, String source, Instant at, SortedSet<Identifier> who) {
    return catchThrowableOfType(
        ViolationException.class, () -> new Event(id, type, source, at, who, Facts.none()));
  }

  private static Event event(String id) {
    return new Event(id, "view", "web", AT, someone(), Facts.none());
  }

  private static SortedSet<Identifier> someone() {
    var who = new TreeSet<Identifier>();
    who.add(new Identifier("customer", "17850"));
    return who;
  }
}

package dev.arbiter.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.format.Countries;
import dev.arbiter.domain.format.Format;
import dev.arbiter.domain.format.Measures;
import dev.arbiter.domain.profile.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class StandardFormsTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final Measures WEIGHT = new Measures("kg", Map.of("g", new BigDecimal("0.001")));
  private static final EventSchemas SCHEMAS =
      EventSchemas.USUAL.with(
          List.of(
              EventSchema.of(
                  "parcel",
                  field("country", FieldKind.NAME, new Countries(), Set.of("GB", "IE")),
                  field("weight", FieldKind.POSITIVE, WEIGHT, Set.of()))));

  private final Events events = new Events();

  @Test
  @Tag("B08")
  void valuesComeInTheirStandardFormAndTheOriginalIsKept() {
    var checked = SCHEMAS.check(parcel("+44 20 7946 0018", "uk", "250 g"));
    assertThat(checked.violations()).isEmpty();
    assertThat(checked.event().data())
        .isEqualTo(Facts.of(Map.of("country", "GB", "weight", new BigDecimal("0.25"))));
    assertThat(checked.event().identifiers())
        .containsExactly(new Identifier("customer", "1"), new Identifier("phone", "+442079460018"));
    assertThat(checked.event().original().asMap())
        .containsOnly(
            Map.entry("data.country", "uk"),
            Map.entry("data.weight", "250 g"),
            Map.entry("identifiers.phone", "+44 20 7946 0018"));
  }

  @Test
  @Tag("B08")
  void whatIsInStandardFormIsTheSameEvent() {
    var event = parcel("+442079460018", "GB", BigDecimal.ONE);
    assertThat(SCHEMAS.check(event).event()).isSameAs(event);
    assertThat(event.original()).isEqualTo(Facts.none());
  }

  @Test
  @Tag("B09")
  void whatHasNoStandardFormIsNamedAndNeverRepeated() {
    var checked = SCHEMAS.check(parcel("call me", "Narnia", "heavy"));
    assertThat(checked.violations())
        .extracting(Violation::code, Violation::path)
        .containsExactly(
            tuple(Violation.Code.INVALID_FORMAT, "identifiers.phone"),
            tuple(Violation.Code.INVALID_FORMAT, "data.country"),
            tuple(Violation.Code.INVALID_FORMAT, "data.weight"));
    assertThat(checked.violations()).noneMatch(one -> one.message().contains("Narnia"));
  }

  @Test
  @Tag("B09")
  void boundsHoldOfTheStandardForm() {
    assertThat(SCHEMAS.check(parcel("+442079460018", "France", "0 g")).violations())
        .extracting(Violation::code, Violation::path)
        .containsExactly(
            tuple(Violation.Code.OUT_OF_RANGE, "data.country"),
            tuple(Violation.Code.OUT_OF_RANGE, "data.weight"));
  }

  @Test
  @Tag("A04")
  void aStatedTraitOutsideItsBoundsIsRefusedByItsName() {
    var schemas = EventSchemas.USUAL.stating(List.of(age(130), country()));
    var fine = schemas.check(events.update(AT, Map.of("age", 41, "country", "uk", "city", "X")));
    assertThat(fine.violations()).isEmpty();
    assertThat(fine.event().data().get("traits"))
        .contains(Map.of("age", BigDecimal.valueOf(41), "country", "GB", "city", "X"));
    assertThat(fine.event().original().asMap())
        .containsOnly(Map.entry("data.traits.country", "uk"));
    assertThat(violations(schemas, Map.of("age", 131)))
        .containsExactly(tuple(Violation.Code.OUT_OF_RANGE, "data.traits.age"));
    assertThat(violations(schemas, Map.of("age", "41", "country", "Narnia")))
        .containsExactlyInAnyOrder(
            tuple(Violation.Code.DATATYPE_MISMATCH, "data.traits.age"),
            tuple(Violation.Code.INVALID_FORMAT, "data.traits.country"));
  }

  @Test
  @Tag("A04")
  void ofTwoDeclarationsAValueMustSuitOne() {
    var schemas = EventSchemas.USUAL.stating(List.of(age(18), age(130)));
    assertThat(violations(schemas, Map.of("age", 41))).isEmpty();
    assertThat(violations(schemas, Map.of("age", 200)))
        .containsExactly(tuple(Violation.Code.OUT_OF_RANGE, "data.traits.age"));
  }

  private List<Tuple> violations(EventSchemas schemas, Map<String, ?> traits) {
    return schemas.check(events.update(AT, traits)).violations().stream()
        .map(one -> tuple(one.code(), one.path()))
        .toList();
  }

  private static Field age(int most) {
    return new Field(
        "age",
        FieldKind.NUMBER,
        false,
        Optional.of(BigDecimal.ZERO),
        Optional.of(BigDecimal.valueOf(most)),
        Set.of(),
        Optional.empty());
  }

  private static Field country() {
    return field("country", FieldKind.TEXT, new Countries(), Set.of());
  }

  private static Field field(String name, FieldKind kind, Format format, Set<String> oneOf) {
    return new Field(
        name, kind, true, Optional.empty(), Optional.empty(), oneOf, Optional.of(format));
  }

  private static Event parcel(String phone, String country, Object weight) {
    var identifiers =
        new TreeSet<>(List.of(new Identifier("customer", "1"), new Identifier("phone", phone)));
    var data = Facts.of(Map.of("country", country, "weight", weight));
    return new Event("e", "parcel", "depot", AT, identifiers, data);
  }
}

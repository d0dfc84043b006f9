package dev.arbiter.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.Violation.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventSchemaTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private final Events events = new Events();

  @Test
  void anEventOfEachTypeIsAcceptable() {
    assertThat(
            List.of(
                events.purchase(AT, "536365", "85123A", 6, "2.55"),
                events.cancellation(AT, "C536379", "85123A", 1, "2.55"),
                events.view(AT, "85123A"),
                events.update(AT, Map.of("age", 40)),
                events.consent(AT, "marketing", false)))
        .allSatisfy(event -> assertThat(EventSchemas.USUAL.check(event).violations()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"purchase", "cancellation"})
  void allMissingFieldsAreToldAtOnce(String type) {
    assertThat(violations(type, Map.of()))
        .extracting(Violation::path)
        .containsExactly("data.order", "data.product", "data.quantity", "data.price");
    assertThat(violations(type, Map.of()))
        .extracting(Violation::code)
        .containsOnly(Code.REQUIRED_MISSING);
  }

  @Test
  void aTypeWithoutSchemaIsUnplanned() {
    assertThat(violations("refund", Map.of()))
        .extracting(Violation::code, Violation::path)
        .containsExactly(tuple(Code.UNPLANNED_EVENT, "type"));
    assertThat(violations("PURCHASE", Map.of()))
        .extracting(Violation::code)
        .containsExactly(Code.UNPLANNED_EVENT);
  }

  @Test
  void aFieldThatTheSchemaDoesNotHaveIsAdditional() {
    assertThat(violations("view", Map.of("product", "p", "colour", "red")))
        .extracting(Violation::code, Violation::path)
        .containsExactly(tuple(Code.ADDITIONAL_PROPERTIES, "data.colour"));
  }

  @ParameterizedTest
  @CsvSource({
    "quantity, x, DATATYPE_MISMATCH",
    "order, 1, DATATYPE_MISMATCH",
    "product, '', REQUIRED_MISSING",
    "product, '  ', REQUIRED_MISSING"
  })
  void aValueOfTheWrongKindIsNamed(String field, String value, Code code) {
    Object found = field.equals("order") ? new BigDecimal(value) : value;

    assertThat(violations("purchase", purchase(field, found)))
        .extracting(Violation::code, Violation::path)
        .containsExactly(tuple(code, "data." + field));
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "-1, false",
    "0.000000000000000001, true",
    "0.0000000000000000001, false",
    "1000000000, true",
    "1000000000.01, false",
    "1E999, false"
  })
  void quantitiesAndPricesArePositiveAndBounded(BigDecimal number, boolean accepted) {
    for (var field : List.of("quantity", "price")) {
      var violations = violations("purchase", purchase(field, number));

      assertThat(violations.isEmpty()).isEqualTo(accepted);
      assertThat(violations).allMatch(violation -> violation.code() == Code.OUT_OF_RANGE);
    }
  }

  @Test
  void namesOfThingsAreOfAtMost128Characters() {
    assertThat(violations("view", Map.of("product", "p".repeat(128)))).isEmpty();
    assertThat(violations("view", Map.of("product", "p".repeat(129))))
        .extracting(Violation::code)
        .containsExactly(Code.OUT_OF_RANGE);
  }

  @Test
  void traitsComeAsAnObject() {
    assertThat(violations("update", Map.of("traits", List.of("age"))))
        .extracting(Violation::message)
        .containsExactly("data.traits must be an object, found a list");
  }

  @Test
  void consentIsGrantedOrRefusedAndNothingElse() {
    assertThat(violations("consent", Map.of("purpose", "marketing", "status", "maybe")))
        .extracting(Violation::code)
        .containsExactly(Code.OUT_OF_RANGE);
    assertThat(violations("consent", Map.of("purpose", "marketing", "status", true)))
        .extracting(Violation::message)
        .containsExactly("data.status must be a text, found a truth value");
  }

  @Test
  void foundKindsAreNamedForPeople() {
    var names = new HashMap<Object, String>();
    names.put(List.of(), "a list");
    names.put(Map.of(), "an object");
    names.put("x", "a text");
    names.put(false, "a truth value");
    names.put(AT, "an instant");

    names.forEach(
        (value, name) ->
            assertThat(violations("purchase", purchase("price", value)))
                .extracting(Violation::message)
                .containsExactly("data.price must be a number, found " + name));
  }

  @Test
  void anEventMayRunOneDayAheadOfTheServerAndNoLonger() {
    var event = events.consent(AT, "marketing", true);

    assertThat(EventSchemas.USUAL.check(event, AT.minus(Duration.ofDays(1))).violations())
        .isEmpty();
    assertThat(
            EventSchemas.USUAL
                .check(event, AT.minus(Duration.ofDays(1)).minusNanos(1))
                .violations())
        .extracting(Violation::code, Violation::path)
        .containsExactly(tuple(Code.OUT_OF_RANGE, "occurredAt"));
  }

  @Test
  void messagesNeverRepeatTheValue() {
    assertThat(violations("purchase", purchase("price", "ana@example.org")))
        .noneMatch(violation -> violation.message().contains("ana"));
  }

  private List<Violation> violations(String type, Map<String, ?> data) {
    return EventSchemas.USUAL.check(events.of(type, AT, data)).violations();
  }

  private static Map<String, @Nullable Object> purchase(String field, Object value) {
    var data = new HashMap<String, @Nullable Object>();
    data.putAll(Map.of("order", "1", "product", "p", "quantity", 1, "price", 1));
    data.put(field, value);
    return data;
  }
}

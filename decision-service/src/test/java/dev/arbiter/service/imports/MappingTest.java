package dev.arbiter.service.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.Violation.Code;
import dev.arbiter.domain.profile.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class MappingTest {
  private static final Mapping MAPPING =
      Mapping.parse(
          """
          mapping: lines
          source: shop
          zone: Europe/London
          columns: [Invoice, Product, Name, Quantity, At, Price, Customer, Country]
          events:
            - type: purchase
              unless: {column: Invoice, startsWith: [C, A]}
              occurredAt: {column: At, pattern: "uuuu-MM-dd HH:mm:ss"}
              identifiers:
                customer: {column: Customer}
              data:
                order: {column: Invoice}
                product: {column: Product}
                category: {column: Name, keywords: category, otherwise: other}
                quantity: {column: Quantity, type: integer}
                price: {column: Price, type: decimal}
                country: {column: Country, codes: country, optional: true}
            - type: cancellation
              when: {column: Invoice, startsWith: C}
              occurredAt: {column: At, pattern: "uuuu-MM-dd HH:mm:ss"}
              identifiers:
                customer: {column: Customer}
              data:
                order: {column: Invoice}
                product: {column: Product}
                quantity: {column: Quantity, type: integer, negate: true}
                price: {column: Price, type: decimal}
          codes:
            country: {United Kingdom: GB, Norway: "NO", Unspecified: ~}
          keywords:
            category:
              eco: [RECYCLED, JUTE]
              lighting: [T-LIGHT, LAMP]
          """
              .getBytes(UTF_8));

  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");

  private static Map<String, String> row(String... changes) {
    var row = new HashMap<String, String>();
    row.put("Invoice", "536365");
    row.put("Product", "85123A");
    row.put("Name", "WHITE HANGING HEART T-LIGHT HOLDER");
    row.put("Quantity", "6");
    row.put("At", "2011-07-01 08:26:00");
    row.put("Price", "2.55");
    row.put("Customer", "17850");
    row.put("Country", "United Kingdom");
    for (var i = 0; i < changes.length; i += 2) {
      row.put(changes[i], changes[i + 1]);
    }
    return row;
  }

  private static Event event(String... changes) {
    return event(Period.ZERO, changes);
  }

  private static Event event(Period shift, String... changes) {
    var mapped = (Mapped.Accepted) MAPPING.map(row(changes), shift, RECEIVED);
    assertThat(mapped.events()).hasSize(1);
    return mapped.events().get(0);
  }

  private static List<Violation> violations(String... changes) {
    return ((Mapped.Rejected) MAPPING.map(row(changes), Period.ZERO, RECEIVED)).violations();
  }

  @Test
  void aLineBecomesAPurchase() {
    var event = event();
    assertThat(event.type()).isEqualTo("purchase");
    assertThat(event.source()).isEqualTo("shop");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2011-07-01T07:26:00Z"));
    assertThat(event.identifiers()).containsExactly(new Identifier("customer", "17850"));
    assertThat(event.data())
        .isEqualTo(
            Facts.of(
                Map.of(
                    "order", "536365",
                    "product", "85123A",
                    "category", "lighting",
                    "quantity", 6,
                    "price", new BigDecimal("2.55"),
                    "country", "GB")));
  }

  @Test
  void aCancellationHasAPositiveQuantity() {
    var event = event("Invoice", "C536365", "Quantity", "-6");
    assertThat(event.type()).isEqualTo("cancellation");
    assertThat(event.data().number("quantity")).contains(BigDecimal.valueOf(6));
  }

  @Test
  void wordsDecideTheCategoryInTheOrderOfTheList() {
    assertThat(event("Name", "t-light of recycled glass").data().text("category")).contains("eco");
    assertThat(event("Name", "LAMPSHADE").data().text("category")).contains("other");
    assertThat(event("Name", "").data().text("category")).contains("other");
  }

  @Test
  void aCodeMayStandForNothingButMustBeKnown() {
    assertThat(event("Country", "Unspecified").data().has("country")).isFalse();
    assertThat(event("Country", "Norway").data().text("country")).contains("NO");
    assertThat(violations("Country", "Atlantis"))
        .extracting(Violation::code, Violation::path)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Code.OUT_OF_RANGE, "data.country"));
  }

  @Test
  void eachDefectHasItsCodeAndPlace() {
    assertThat(violations("Customer", " "))
        .containsExactly(Violation.missing("identifiers.customer"));
    assertThat(violations("Price", "0")).extracting(Violation::path).containsExactly("data.price");
    assertThat(violations("Price", "0"))
        .extracting(Violation::code)
        .containsExactly(Code.OUT_OF_RANGE);
    assertThat(violations("Price", "1e9"))
        .extracting(Violation::code)
        .containsExactly(Code.DATATYPE_MISMATCH);
    assertThat(violations("At", "2011-02-30 08:26:00"))
        .extracting(Violation::path)
        .containsExactly("occurredAt");
    assertThat(violations("Invoice", "A563186"))
        .extracting(Violation::code)
        .containsExactly(Code.UNPLANNED_EVENT);
  }

  @Test
  void allDefectsOfALineAreToldAndNoneRepeatsWhatItFound() {
    var violations = violations("Customer", "", "Quantity", "six", "At", "yesterday");
    assertThat(violations)
        .extracting(Violation::path)
        .containsExactly("occurredAt", "identifiers.customer", "data.quantity");
    assertThat(violations).extracting(Violation::message).noneMatch(text -> text.contains("six"));
  }

  @Test
  void theIdDependsOnTheContentsAlone() {
    var id = event().id();
    assertThat(event(Period.ofDays(5461)).id()).isEqualTo(id);
    assertThat(event("Undeclared", "x").id()).isEqualTo(id);
    assertThat(event("Quantity", "7").id()).isNotEqualTo(id);
    assertThat(event("Product", "85123", "Name", "AWHITE").id())
        .isNotEqualTo(event("Product", "85123A", "Name", "WHITE").id());
  }

  @Test
  void aShiftKeepsTheTimeOfDayInItsZone() {
    assertThat(event(Period.ofMonths(6)).occurredAt())
        .isEqualTo(Instant.parse("2012-01-01T08:26:00Z"));
  }

  @Test
  void twoEventsOfOneTypeInARowHaveTwoIds() {
    var mapping =
        Mapping.parse(
            """
            {"mapping": "consents", "source": "crm", "columns": ["Id", "At", "Mail", "Phone"],
             "events": [
               {"type": "consent", "occurredAt": {"column": "At"},
                "identifiers": {"customer": {"column": "Id"}},
                "data": {"purpose": {"value": "mail"}, "status": {"column": "Mail"}}},
               {"type": "consent", "occurredAt": {"column": "At"},
                "identifiers": {"customer": {"column": "Id"}},
                "data": {"purpose": {"value": "phone"}, "status": {"column": "Phone"}}},
               {"type": "update", "occurredAt": {"column": "At"},
                "identifiers": {"customer": {"column": "Id"}},
                "data": {"traits.consents.mail": {"column": "Mail"},
                         "traits.consents.phone": {"column": "Phone"}}}]}
            """
                .getBytes(UTF_8));
    var row =
        Map.of("Id", "1", "At", "2026-01-01T00:00:00Z", "Mail", "granted", "Phone", "refused");
    var events = ((Mapped.Accepted) mapping.map(row, Period.ZERO, RECEIVED)).events();
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates().hasSize(3);
    assertThat(events.get(2).data())
        .isEqualTo(
            Facts.of(
                Map.of(
                    "traits", Map.of("consents", Map.of("mail", "granted", "phone", "refused")))));
  }

  @Test
  @Tag("B08")
  void telephoneNumbersOfAFileAreBroughtIntoTheirStandardForm() {
    var mapping =
        Mapping.parse(
            """
            mapping: calls
            source: phone-system
            zone: UTC
            columns: [At, Phone]
            events:
              - type: view
                occurredAt: {column: At}
                identifiers: {phone: {column: Phone}}
                data: {product: {value: p}}
            """
                .getBytes(UTF_8));
    var row = Map.of("At", "2026-11-20T10:00:00Z", "Phone", "+44 20 7946 0018");
    assertThat(mapping.map(row, Period.ZERO, RECEIVED))
        .isInstanceOfSatisfying(
            Mapped.Accepted.class,
            accepted -> {
              var event = accepted.events().get(0);
              assertThat(event.identifiers()).extracting("value").containsExactly("+442079460018");
              assertThat(event.original().text("identifiers.phone")).contains("+44 20 7946 0018");
            });
    assertThat(
            mapping.map(
                Map.of("At", "2026-11-20T10:00:00Z", "Phone", "call me"), Period.ZERO, RECEIVED))
        .isInstanceOf(Mapped.Rejected.class);
  }
}

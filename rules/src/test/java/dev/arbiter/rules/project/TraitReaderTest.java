package dev.arbiter.rules.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.lifecycle.Lifecycle;
import dev.arbiter.domain.lifecycle.Passage;
import dev.arbiter.domain.trait.Aggregate;
import dev.arbiter.domain.trait.Band;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Kept;
import dev.arbiter.domain.trait.Pick;
import dev.arbiter.domain.trait.Score;
import dev.arbiter.domain.trait.Sequence;
import dev.arbiter.domain.trait.Sessions;
import dev.arbiter.domain.trait.Window;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraitReaderTest {
  private static final String CART =
      """
      id: cart
      owner: shop
      versions:
        - version: 1
          fields:
            - {name: product, kind: name, required: true}
            - {name: quantity, kind: positive}
            - {name: price, kind: positive}
            - {name: gift, kind: boolean}
            - {name: tags, kind: list}
      """;

  @Test
  void whatIsMadeOfEventsIsReadAsItIsWritten() {
    assertThat(derivation("number", "{count: cart, where: {product: [a, b]}, within: P7D}"))
        .isEqualTo(
            new Aggregate(
                Aggregate.Kind.COUNT,
                "cart",
                new Filter(Map.of("product", new Filter.OneOf(Set.of("a", "b")))),
                List.of(),
                Window.last(Duration.ofDays(7))));
    assertThat(derivation("number", "{sum: cart, of: [price, quantity], since: purchase}"))
        .isEqualTo(
            new Aggregate(
                Aggregate.Kind.SUM,
                "cart",
                Filter.ANY,
                List.of("price", "quantity"),
                new Window(Optional.empty(), Optional.of("purchase"))));
    assertThat(derivation("list", "{top: view, of: category, limit: 3}"))
        .isEqualTo(new Pick(Pick.Kind.TOP, "view", Filter.ANY, "category", Window.ALL, 3));
    assertThat(
            derivation(
                "text",
                "{stages: [new, gone], passages: [{from: [new], to: gone, silent: P90D},"
                    + " {from: gone, to: new, on: view, times: 2}]}"))
        .isEqualTo(
            new Lifecycle(
                List.of("new", "gone"),
                List.of(
                    new Passage.Silent(new TreeSet<>(Set.of("new")), "gone", Duration.ofDays(90)),
                    new Passage.On(new TreeSet<>(Set.of("gone")), "new", "view", Filter.ANY, 2))));
    assertThat(derivation("number", "{elapsed: [view, cart], unit: calendar-days, zone: zone}"))
        .isEqualTo(
            new Elapsed(
                List.of("view", "cart"),
                Filter.ANY,
                Elapsed.Unit.CALENDAR_DAYS,
                Optional.of("zone")));
  }

  @Test
  void sequencesScoresSessionsAndBandsAreReadAsTheyAreWritten() {
    assertThat(
            derivation(
                "boolean",
                "{sequence: [view, {event: cart, where: {price: {least: 5}}}], within: PT30M,"
                    + " without: purchase}"))
        .isEqualTo(
            new Sequence(
                List.of(
                    new Sequence.Step("view", Filter.ANY),
                    new Sequence.Step(
                        "cart",
                        new Filter(
                            Map.of(
                                "price",
                                new Filter.Range(
                                    Optional.of(new BigDecimal(5)), Optional.empty()))))),
                Duration.ofMinutes(30),
                Optional.of("purchase"),
                Optional.empty()));
    assertThat(derivation("number", "{score: {view: 1, cart: 2.5}, within: P30D, most: 100}"))
        .isEqualTo(
            new Score(
                Map.of("view", BigDecimal.ONE, "cart", new BigDecimal("2.5")),
                Duration.ofDays(30),
                Optional.of(new BigDecimal(100))));
    assertThat(derivation("number", "{sessions: [view, cart], measure: seconds}"))
        .isEqualTo(
            new Sessions(
                Sessions.Measure.SECONDS,
                List.of("view", "cart"),
                Duration.ofMinutes(30),
                Optional.empty()));
    assertThat(derivation("number", "{band: spend30d, bounds: [10, 100], lessIsBetter: true}"))
        .isInstanceOfSatisfying(Band.class, band -> assertThat(band.lessIsBetter()).isTrue());
  }

  @Test
  void aRetentionBoundsWhatCounts() {
    var trait = "  - {name: t, type: text, classification: personal, purposes: [service],";
    var project = project(trait + " retention: P30D}\n", new Problems());
    assertThat(Objects.requireNonNull(project.traits().get("t")).derivation())
        .isInstanceOfSatisfying(
            Kept.class, kept -> assertThat(kept.retention()).isEqualTo(Duration.ofDays(30)));
    assertThat(Objects.requireNonNull(project.traits().get("t")).isDerived()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "number | {}                               | expected one of count, sum",
        "number | {count: view, sum: view}         | found count, sum",
        "text   | {count: view}                    | 'count' gives a trait of type number, not text",
        "number | {count: refund}                  | expected a type of event: cancellation, cart",
        "number | {count: cart, where: {size: 3}}  | expected a field of cart events: gift, price",
        "number | {sum: cart, of: product}         | expected a number of cart events",
        "number | {sum: cart}                      | expected the field 'of'",
        "list   | {set: cart, of: tags}            | expected a field of cart events",
        "number | {count: view, within: soon}      | expected a duration",
        "number | {count: view, within: P9999D}    | expected a duration between",
        "number | {count: view, of: product}       | is not a field here",
        "number | {share: view}                    | expected the field 'where'",
        "boolean| {sequence: [view], within: PT1H} | expected 2 to 10 steps, found 1",
        "text | {stages: [a], passages: [{from: a, to: a, silent: P1D}]} | expected 2 to 20 stages",
        "text | {stages: [a, b], passages: [{from: a, to: c, on: view}]} | one of the stages: a, b",
        "text | {stages: [a, b], passages: [{from: a, to: b}]} | either 'on' or 'silent'",
        "number | {stages: [a, b], passages: [{from: a, to: b, on: view}]} | type text",
        "number | {elapsed: view, unit: fortnight} | expected one of seconds, minutes",
        "number | {band: firstName, bounds: [1]}   | expected a trait of type number",
        "number | {band: spend30d, bounds: [2, 1]} | ascending",
        "number | {band: marketingOnly, bounds: [1]} | may be read for marketing only",
      })
  void whatIsWrongIsNamedWithWhatWasExpected(String type, String derive, String problem) {
    assertThat(problems(type, derive)).anyMatch(one -> one.contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: age, type: number, least: 0, most: 130      | ",
        "name: country, type: text, format: country        | ",
        "name: city, type: text, survivor: most-frequent   | ",
        "name: city, type: text, survivor: {sources: [crm]} | ",
        "name: city, type: text, least: 0                  | is for fields of kind number",
        "name: age, type: number, format: country          | expected a format with a unit",
        "name: city, type: text, survivor: loudest         | expected one of most-recent",
        "name: city, type: text, survivor: {sources: []}   | expected 1 to 20 'sources'",
        "name: cities, type: list, survivor: most-recent   | is for traits of one value",
        "name: spend30d, type: number, least: 0            | is for traits that sources state",
        "name: n, type: number, most: 9, derive: {count: view} | is for traits that sources state",
      })
  void whatSourcesStateIsBoundedAndOneWordSurvives(String trait, @Nullable String problem) {
    var problems = new Problems();
    var line = "  - {%s, classification: personal, purposes: [service]}\n".formatted(trait);
    project(line, problems);
    var found = problems.all().stream().map(Problem::toString).filter(TraitReaderTest::isOurs);
    assertThat(found.toList().toString()).contains(problem == null ? "[]" : problem);
  }

  private static Object derivation(String type, String derive) {
    var problems = new Problems();
    var project = project(declared(type, derive), problems);
    assertThat(problems.all().stream().map(Problem::toString).filter(TraitReaderTest::isOurs))
        .isEmpty();
    return Objects.requireNonNull(project.traits().get("t")).derivation();
  }

  private static List<String> problems(String type, String derive) {
    var problems = new Problems();
    project(declared(type, derive), problems);
    return problems.all().stream().map(Problem::toString).toList();
  }

  /** The rest of the project is not there. */
  private static boolean isOurs(String problem) {
    return problem.contains("traits") || problem.contains("events/");
  }

  private static String declared(String type, String derive) {
    return """
          - {name: spend30d, type: number, classification: personal, purposes: [service]}
          - {name: firstName, type: text, classification: personal, purposes: [service]}
          - {name: marketingOnly, type: number, classification: personal, purposes: [marketing]}
          - name: t
            type: %s
            classification: personal
            purposes: [service]
            derive: %s
        """
        .formatted(type, derive);
  }

  private static RuleProject project(String traits, Problems problems) {
    var yaml =
        """
        name: shop
        channels: [web]
        purposes:
          - {id: service, consent: not-required}
          - {id: marketing, consent: required}
        traits:
        """
            + traits;
    var files = new TreeMap<String, byte[]>();
    files.put("project.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    files.put("events/cart.yaml", CART.getBytes(StandardCharsets.UTF_8));
    return RuleProject.parse(ProjectFiles.of(files), problems);
  }
}

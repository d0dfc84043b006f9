package dev.arbiter.service.imports.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.stored.StoredEvents;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.imports.ImportStore;
import dev.arbiter.service.imports.Mapped;
import dev.arbiter.service.imports.Mapping;
import dev.arbiter.service.imports.reconciliation.Reconciliation.Difference;
import dev.arbiter.service.imports.reconciliation.Reconciliation.Kind;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ReconciliationsTest {
  private static final int LINES = 2_500;
  private static final byte[] MAPPING =
      """
      mapping: views
      source: till
      columns: [Receipt, Customer, Product, At]
      key: [Receipt]
      events:
        - type: view
          occurredAt: {column: At}
          identifiers: {customer: {column: Customer}}
          data: {product: {column: Product}}
      """
          .getBytes(UTF_8);

  private final EventJson json = new EventJson(Json.mapper());
  private final Mapping mapping = Mapping.parse(MAPPING, json.schemas());
  private Jdbc jdbc;
  private PostgresEventStore store;
  private Reconciliations reconciliations;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(TestDatabase.EMBEDDED.empty().dataSource());
    var keys = new SubjectKeys(jdbc, new byte[32]);
    var names = new Pseudonyms(new byte[32]);
    store = new PostgresEventStore(jdbc, IdentityPolicy.usual(), names::of, keys, json);
    jdbc.update("save", "insert into mappings (name, content) values (?, ?)", "views", MAPPING);
    reconciliations =
        new Reconciliations(
            new ImportStore(jdbc, Json.mapper()), new StoredEvents(jdbc, keys, json), json, jdbc);
  }

  private static String line(int number, String product) {
    return "r-%d,c-%d,%s,2026-11-%02dT10:00:00Z\n"
        .formatted(number, number % 50, product, 1 + number % 20);
  }

  private static List<String> file() {
    var lines = new ArrayList<String>();
    lines.add("Receipt,Customer,Product,At\n");
    for (var i = 1; i <= LINES; i++) {
      lines.add(line(i, "p-" + i % 7));
    }
    return lines;
  }

  private static ByteArrayInputStream bytes(List<String> lines) {
    return new ByteArrayInputStream(String.join("", lines).getBytes(UTF_8));
  }

  private void store(List<String> lines) {
    var submissions = new ArrayList<Submission>();
    try (var read = mapping.read(bytes(lines), Period.ZERO, Instant.now())) {
      read.forEachRemaining(
          line ->
              ((Mapped.Accepted) line.mapped())
                  .events()
                  .forEach(
                      event ->
                          submissions.add(
                              Submission.acceptable(line.number(), event, () -> new byte[0]))));
    }
    store.store(List.of(Lot.of(submissions)));
  }

  private Reconciliation compare(List<String> lines, Optional<Reconciliations.Draw> draw) {
    return compare(lines, draw, Optional.empty());
  }

  private Reconciliation compare(
      List<String> lines, Optional<Reconciliations.Draw> draw, Optional<Instant> from) {
    var order =
        new Reconciliations.Order(
            "views", Period.ZERO, from, Optional.empty(), draw, Instant.now().plusSeconds(60));
    return reconciliations.compare(order, bytes(lines));
  }

  @Test
  void aPackedFileThatIsTornIsRefused() {
    var order =
        new Reconciliations.Order(
            "views",
            Period.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.now());
    var torn = new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8});
    assertThatThrownBy(() -> reconciliations.compare(order, torn))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("gzip");
  }

  @Test
  @Tag("B10")
  void aDiscrepancyOfThreeIsFoundExactly() {
    var stored = file();
    stored.remove(1_200);
    stored.add(line(9_999, "only stored"));
    store(stored);
    var said = file();
    said.set(2_000, line(2_000, "another"));
    said.add(line(17, "p-3"));

    var found = compare(said, Optional.empty());

    assertThat(found.lines()).isEqualTo(LINES + 1);
    assertThat(found.events()).isEqualTo(LINES);
    assertThat(found.same()).isEqualTo(LINES - 2);
    assertThat(found.missing()).isEqualTo(1);
    assertThat(found.different()).isEqualTo(1);
    assertThat(found.extra()).contains(1L);
    assertThat(found.differences())
        .extracting(Difference::kind, Difference::line, Difference::fields)
        .containsExactly(
            tuple(Kind.MISSING, Optional.of(1_201L), List.of()),
            tuple(Kind.DIFFERENT, Optional.of(2_001L), List.of("data.product")),
            tuple(Kind.EXTRA, Optional.empty(), List.of()));
    assertThat(found.unlisted()).isZero();
  }

  @Test
  void nothingIsChangedAndTheSameIsFoundAgain() {
    store(file());
    var digest = "select md5(string_agg(e::text, '' order by seq)) from events e";
    var before = jdbc.query("look", digest, row -> row.getString(1));

    assertThat(compare(file(), Optional.empty()).same()).isEqualTo(LINES);
    assertThat(compare(file().subList(0, 2), Optional.empty()).extra()).contains(LINES - 1L);
    assertThat(jdbc.query("look", digest, row -> row.getString(1))).isEqualTo(before);
  }

  @Test
  void whatHappenedOutsideOfTheTimeThatTheFileIsOfIsNotExtra() {
    store(file());
    var last = Optional.of(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(compare(file().subList(0, 1), Optional.empty(), last).extra())
        .contains((long) LINES / 20);
  }

  @Test
  @Tag("B11")
  void aSampleIsDrawnBySeedAndComparedWithItsSource() {
    var stored = file();
    stored.subList(1, 1 + LINES / 2).clear();
    store(stored);

    var found = compare(file(), Optional.of(new Reconciliations.Draw(200, 7)));

    assertThat(found.events()).isEqualTo(200);
    assertThat(found.missing()).isBetween(60L, 140L);
    assertThat(found.same()).isEqualTo(200 - found.missing());
    assertThat(found.extra()).isEmpty();
    assertThat(compare(file(), Optional.of(new Reconciliations.Draw(200, 7))).differences())
        .isEqualTo(found.differences());
    assertThat(compare(file(), Optional.of(new Reconciliations.Draw(200, 8))).differences())
        .isNotEqualTo(found.differences());
  }

  @Test
  void whatCannotBeReadIsToldAndALineThatIsRefusedIsCounted() {
    var said = file().subList(0, 3);
    said.add(",c,p,2026-11-01T10:00:00Z\n");
    assertThat(compare(said, Optional.empty()).rejected()).isEqualTo(1);
    assertThatThrownBy(() -> compare(List.of("a,b\n"), Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Receipt");
  }
}

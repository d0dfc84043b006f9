package dev.arbiter.service.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.sources.SourceResource.SentEvents;
import dev.arbiter.service.sources.SourceResource.SourceTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourcesTest {
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private Jdbc jdbc;
  private Sources sources;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(TestDatabase.EMBEDDED.empty().dataSource());
    sources = new Sources(jdbc, () -> EventSchemas.USUAL, () -> now);
  }

  private static SourceTerms terms(String owner, String purpose, String retention, String type) {
    var sent = new SentEvents(Optional.of(type), Optional.of(1));
    return new SourceTerms(
        Optional.of(owner),
        Optional.of(purpose),
        Optional.of("sftp://till.example.org/out"),
        Optional.of(List.of(sent)),
        Optional.of(retention));
  }

  private Source put(String name, SourceTerms terms) {
    return sources.put(name, terms.terms(), "key:1");
  }

  @Test
  @Tag("A10")
  void aSourceIsListedWithOwnerSchemaPurposeAndRetention() {
    put("till", terms("retail-it", "To serve orders.", "P3Y", "purchase"));
    now = now.plusSeconds(60);
    put("till", terms("shops", "To serve orders.", "P2Y", "purchase"));
    put("crm", terms("sales", "To write to customers.", "P1Y", "update"));

    assertThat(sources.list()).extracting(Source::name).containsExactly("crm", "till");
    var till = sources.find("till").orElseThrow();
    assertThat(till.terms())
        .isEqualTo(terms("shops", "To serve orders.", "P2Y", "purchase").terms());
    assertThat(till.terms().events()).containsExactly(new Source.Sent("purchase", 1));
    assertThat(till.changedAt()).isEqualTo(till.createdAt().plusSeconds(60));
    var logged =
        jdbc.query(
            "read the admin log",
            "select action || ' ' || target from admin_log order by seq",
            row -> row.getString(1));
    assertThat(logged)
        .containsExactly("source.saved till", "source.saved till", "source.saved crm");
  }

  @ParameterizedTest
  @Tag("A10")
  @CsvSource(
      delimiter = ';',
      value = {
        "' '; p; P1Y; view; owner is required",
        "o; ' '; P1Y; view; purpose is required",
        "o; p; ' '; view; retention is required",
        "o; p; P0D; view; retention must be a period such as P3Y",
        "o; p; -P1Y; view; retention must be a period such as P3Y",
        "o; p; for ever; view; retention must be a period such as P3Y",
        "o; p; P1Y; moon; events[0].type must be one of purchase",
      })
  void whatLacksAnOwnerOrAPurposeIsRefused(
      String owner, String purpose, String retention, String type, String told) {
    assertThatThrownBy(() -> put("till", terms(owner, purpose, retention, type)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem(Optional.empty()).toString()).contains(told));
    assertThat(sources.list()).isEmpty();
  }

  @Test
  void anUnknownVersionOfASchemaIsRefused() {
    var events = List.of(new Source.Sent("view", 2));
    var good = terms("o", "p", "P1Y", "view").terms();
    var wrong =
        new Source.Terms(
            good.owner(), good.purpose(), good.accessPoint(), events, good.retention());
    assertThatThrownBy(() -> sources.put("till", wrong, "key:1"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> sources.put("a b", good, "key:1"))
        .isInstanceOf(ProblemException.class);
  }
}

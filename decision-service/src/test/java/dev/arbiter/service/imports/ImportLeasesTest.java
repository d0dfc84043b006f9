package dev.arbiter.service.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers with one database import each file once. */
final class ImportLeasesTest {
  private static final String MAPPING =
      """
      mapping: shop
      source: web
      columns: [Customer, Product, At]
      events:
        - type: view
          occurredAt: {column: At}
          identifiers: {customer: {column: Customer}}
          data: {product: {column: Product}}
      """;
  private static final ImportProgress STARTED =
      new ImportProgress(
          "i-1",
          "november",
          "shop",
          Period.ZERO,
          ImportProgress.State.RUNNING,
          Optional.empty(),
          0,
          10,
          0,
          Tally.NONE,
          Instant.EPOCH,
          Optional.empty());

  private Jdbc jdbc;
  private ImportStore one;
  private ImportStore other;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(SharedDatabase.empty().dataSource());
    one = store();
    other = store();
  }

  private ImportStore store() {
    return new ImportStore(jdbc, Json.mapper());
  }

  private void letTimePass() {
    jdbc.update("let time pass", "update imports set until = now() - interval '1 s'");
  }

  private boolean advance(ImportStore store, long from, long to) {
    return jdbc.transaction(
        "decide lines",
        connection -> {
          store.advance(connection, "i-1", from, was -> was.at(to, to, Tally.NONE));
          return true;
        });
  }

  @Test
  void anImportIsDoneByTheServerThatItWasSentTo() {
    one.add(STARTED, "ana");
    assertThat(other.leases().take("i-1")).isFalse();
    assertThat(other.leases().abandoned()).isEmpty();
    assertThatThrownBy(() -> advance(other, 0, 9)).isInstanceOf(OvertakenException.class);
    assertThat(other.end("i-1", ImportProgress.State.DONE, Optional.empty(), Instant.EPOCH))
        .isFalse();
    other.leases().interrupt("i-1", "away");
    assertThat(one.leases().take("i-1")).isTrue();
    assertThat(advance(one, 0, 9)).isTrue();
    assertThat(one.find("i-1").orElseThrow().state()).isEqualTo(ImportProgress.State.RUNNING);
  }

  @Test
  void linesAreDecidedOnlyWhereTheImportIs() {
    one.add(STARTED, "ana");
    assertThatThrownBy(() -> advance(one, 9, 18)).isInstanceOf(OvertakenException.class);
    advance(one, 0, 9);
    assertThatThrownBy(() -> advance(one, 0, 9)).isInstanceOf(OvertakenException.class);
    assertThat(one.find("i-1").orElseThrow().lines()).isEqualTo(9);
  }

  @Test
  void whenTheTimeOfAServerIsUpAnotherGoesOnAndTheFirstCanDoNothingMore() {
    one.add(STARTED, "ana");
    advance(one, 0, 9);
    letTimePass();
    assertThat(other.leases().abandoned()).containsExactly("i-1");
    assertThat(other.leases().take("i-1")).isTrue();
    one.leases().renew();
    assertThatThrownBy(() -> advance(one, 9, 18)).isInstanceOf(OvertakenException.class);
    assertThat(one.leases().take("i-1")).isFalse();
    assertThat(advance(other, 9, 18)).isTrue();
    assertThat(other.end("i-1", ImportProgress.State.DONE, Optional.empty(), Instant.EPOCH))
        .isTrue();
    letTimePass();
    assertThat(one.leases().abandoned()).isEmpty();
  }

  @Test
  void whatAServerLeavesWhenItStopsIsTakenAtOnce() {
    one.add(STARTED, "ana");
    one.leases().release();
    assertThat(other.leases().take("i-1")).isTrue();
  }

  private Imports server(Path folder, Intake intake) {
    return new Imports(folder, store(), intake, new EventJson(Json.mapper()), Instant::now);
  }

  private Intake intake() {
    var keys = new SubjectKeys(jdbc, new byte[32]);
    var json = new EventJson(Json.mapper());
    var names = new Pseudonyms(new byte[32]);
    var events = new PostgresEventStore(jdbc, IdentityPolicy.usual(), names::of, keys, json);
    var view = new View(new MapMemory(), new PostgresFragments(jdbc, keys, json));
    return new Intake(events, view, tally -> {});
  }

  private ImportProgress awaitState(ImportProgress.State state) {
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline) {
      var progress = one.find("i-1").orElseThrow();
      if (progress.state() == state) {
        return progress;
      }
    }
    throw new AssertionError(one.find("i-1"));
  }

  @Test
  void aServerWithoutTheFileSaysSoAndTheOneThatHasItGoesOn(
      @TempDir Path with, @TempDir Path without) throws IOException {
    one.saveMapping("shop", MAPPING.getBytes(UTF_8), "ana");
    one.add(STARTED, "ana");
    var at = ",1970-01-01T00:00:00Z\n";
    Files.writeString(
        with.resolve("i-1"), "Customer,Product,At\n1,LAMP" + at + "2,MUG" + at + ",CUP" + at);
    letTimePass();
    try (var intake = intake();
        var ignorant = server(without, intake)) {
      ignorant.resume();
      assertThat(awaitState(ImportProgress.State.INTERRUPTED).problem().orElseThrow())
          .contains("goes on when that server is back");
      try (var owner = server(with, intake)) {
        owner.resume();
        var done = awaitState(ImportProgress.State.DONE);
        assertThat(done.problem()).isEmpty();
        assertThat(done.tally().accepted()).isEqualTo(2);
        assertThat(done.tally().quarantined()).isEqualTo(1);
      }
    }
    assertThat(with.resolve("i-1")).doesNotExist();
  }
}

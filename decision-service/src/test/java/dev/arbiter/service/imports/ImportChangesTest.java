package dev.arbiter.service.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.http.json.Json;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the admin log says of imports and mappings. */
final class ImportChangesTest {
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

  private ImportStore store;
  private ControlPlane controlPlane;

  @BeforeEach
  void open() {
    var database = SharedDatabase.empty();
    store = new ImportStore(new Jdbc(database.dataSource()), Json.mapper());
    controlPlane = ControlPlane.open(database.dataSource(), List.of(), () -> Instant.EPOCH);
  }

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Test
  void aMappingIsLoggedEachTimeItIsSaved() {
    store.saveMapping("shop", new byte[1], "ana");
    store.saveMapping("shop", new byte[2], "ben");
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .extracting(AdminEntry::change)
        .containsExactly(
            Change.of("ben", "mapping.saved", "shop"), Change.of("ana", "mapping.saved", "shop"));
  }

  @Test
  void anImportIsLoggedWithTheInstantOfItsStart() {
    store.add(STARTED, "ana");
    var startedAt = store.find("i-1").orElseThrow().startedAt();
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .containsExactly(
            new AdminEntry(
                1, startedAt, Change.of("ana", "import.started", "i-1").with("mapping", "shop")));
  }

  @Test
  void anImportThatCannotStartIsNotLogged() {
    store.add(STARTED, "ana");
    assertThatThrownBy(() -> store.add(STARTED, "ben")).isInstanceOf(StoreException.class);
    assertThat(controlPlane.log(Long.MAX_VALUE, 10)).hasSize(1);
  }
}

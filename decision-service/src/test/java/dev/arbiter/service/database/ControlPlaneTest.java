package dev.arbiter.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ControlPlaneTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Change CHANGE =
      Change.of("ana", "tested", "t-1").with("reason", "a \"quoted\" ünïcode, {brace}");

  private Jdbc jdbc;
  private ControlPlane controlPlane;

  @BeforeEach
  void open() {
    var database = SharedDatabase.empty();
    jdbc = new Jdbc(database.dataSource());
    controlPlane = ControlPlane.open(database.dataSource(), List.of(), () -> NOW);
  }

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Test
  void aChangeIsLoggedWithTheInstantItWasMade() {
    controlPlane.change(CHANGE, entities -> {});
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .containsExactly(new AdminEntry(1, NOW, CHANGE));
  }

  @Test
  void aChangeThatFailsLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                controlPlane.change(
                    CHANGE,
                    entities -> {
                      entities.createNativeQuery("delete from admin_log").executeUpdate();
                      throw new IllegalStateException("on the way");
                    }))
        .hasMessage("on the way");
    assertThatThrownBy(
            () ->
                controlPlane.change(
                    CHANGE, entities -> entities.createNativeQuery("nonsense").executeUpdate()))
        .isInstanceOf(StoreException.class);
    assertThat(controlPlane.log(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void plainSqlLogsItsChangesAlike() {
    jdbc.transaction(
        "change",
        connection -> {
          CHANGE.log(connection, NOW);
          Change.of("ana", "tested", "without detail").log(connection, NOW);
          return true;
        });
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .extracting(AdminEntry::change)
        .containsExactly(Change.of("ana", "tested", "without detail"), CHANGE);
  }

  @Test
  void theLogIsReadInPagesFromTheNewest() {
    for (var i = 0; i < 5; i++) {
      controlPlane.change(Change.of("ana", "tested", "t-" + i), entities -> {});
    }
    assertThat(controlPlane.log(Long.MAX_VALUE, 2))
        .extracting(AdminEntry::seq)
        .containsExactly(5L, 4L);
    assertThat(controlPlane.log(4, 2)).extracting(AdminEntry::seq).containsExactly(3L, 2L);
  }
}

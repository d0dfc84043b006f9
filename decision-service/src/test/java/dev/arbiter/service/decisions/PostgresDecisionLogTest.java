package dev.arbiter.service.decisions;

import static dev.arbiter.service.decisions.Answers.AT;
import static dev.arbiter.service.decisions.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.OverloadException;
import dev.arbiter.service.database.RawTables;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.database.UnreliableDataSource;
import dev.arbiter.service.database.UnreliableDataSource.Fate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class PostgresDecisionLogTest extends DecisionLogContract {
  private final TestDatabase database;
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private DataSource dataSource;
  private UnreliableDataSource unreliable;
  private PostgresDecisionLog log;

  PostgresDecisionLogTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    dataSource = database.empty().dataSource();
    unreliable = new UnreliableDataSource(dataSource);
    log = another();
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** The log of another server on the same database. */
  private PostgresDecisionLog another() {
    var keys = new SubjectKeys(new Jdbc(dataSource), new byte[32]);
    return new PostgresDecisionLog(
        new Jdbc(unreliable.dataSource()), keys, Answers.ENGINE, batches::add);
  }

  @Override
  DecisionLog log() {
    return log;
  }

  @Test
  @Tag("H06")
  void recordsCannotBeReadInTheTables() {
    log.append(answer("d-1", "p-1", AT, "a"));
    assertThat(RawTables.holding(dataSource, "d-1")).containsExactly("decisions");
    assertThat(RawTables.holding(dataSource, "canary")).isEmpty();
  }

  @Test
  void withoutTheKeyOfItsSubjectARecordIsGoneAndItsSummaryStays() {
    log.append(answer("d-1", "p-1", AT, "a"));
    new Jdbc(dataSource).update("erase", "delete from subject_keys where subject = 'p-1'");
    try (var other = another()) {
      assertThatThrownBy(() -> other.find("d-1")).isInstanceOf(ErasedException.class);
      assertThat(other.list(LogEntry.ACTIONS, Optional.of("p-1"), Long.MAX_VALUE, 9)).hasSize(1);
    }
  }

  @Test
  @Tag("X22")
  void aCommitThatFailsIsToldAndLeavesNothing() {
    log.append(answer("d-0", "p-1", AT, "a"));
    unreliable.nextCommit(Fate.REFUSED);
    assertThatThrownBy(() -> log.append(answer("d-1", "p-1", AT, "a")))
        .isInstanceOf(StoreException.class)
        .hasRootCauseMessage("the connection was lost");
    assertThat(log.find("d-1")).isEmpty();
    assertThat(log.contacts("retail", "p-1", AT.minusSeconds(1))).hasSize(1);
    assertThat(batches).containsExactly(1);
    log.append(answer("d-1", "p-1", AT, "a"));
    assertThat(log.find("d-1")).isPresent();
  }

  @Test
  @Tag("X22")
  void aCommitWhoseAnswerIsLostIsToldAsAFailureAndStaysInTheLog() {
    unreliable.nextCommit(Fate.UNSEEN);
    assertThatThrownBy(() -> log.append(answer("d-1", "p-1", AT, "a")))
        .isInstanceOf(StoreException.class);
    assertThat(log.find("d-1")).isPresent();
  }

  @Test
  void aClosedLogRefusesDecisions() {
    log.close();
    assertThatThrownBy(() -> log.append(answer("d-1", "p-1", AT, "a")))
        .isInstanceOf(OverloadException.class);
    assertThat(log.list(LogEntry.ACTIONS, Optional.empty(), Long.MAX_VALUE, 9)).isEmpty();
  }
}

package dev.arbiter.service.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.decision.UnknownNameException;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.service.database.OverloadException;
import dev.arbiter.service.database.StoreException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProblemsTest {

  @Test
  void anUnknownNameSaysWhichNamesAreKnown() {
    var problem = Problems.of(new UnknownNameException("slot", List.of("home", "cart")));
    assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID);
    assertThat(problem.problem(Optional.empty()).errors())
        .containsExactly(
            new Problem.Place("slot", "unknown-name", "slot must be one of cart, home"));
  }

  @Test
  void whatArbiterSaysWinsOverWhatAFrameworkWrappedAroundIt() {
    var wrapped =
        new IOException(
            new RuntimeException(new ViolationException(Violation.missing("data.price"))));
    assertThat(Problems.of(wrapped).getMessage()).isEqualTo("data.price is required");
  }

  @Test
  void aFaultOfTheServerIsAnsweredWithoutParticulars() {
    assertThat(Problems.of(new IllegalStateException("s3cret")).problem(Optional.of("r-1")))
        .isEqualTo(
            new Problem(
                "urn:arbiter:problem:internal",
                "The server failed",
                500,
                "The server failed; the log has more under the id of this request",
                Optional.of("urn:arbiter:request:r-1"),
                List.of()));
    assertThat(Problems.of(new RuleException("rule X failed on s3cret")).kind())
        .isEqualTo(ProblemKind.INTERNAL);
  }

  @Test
  void aLostDatabaseIsWorthAnotherTryAndARefusedStatementIsAFault() {
    var lost = new StoreException("append", new SQLException("gone", "08006"));
    assertThat(Problems.of(lost).kind()).isEqualTo(ProblemKind.UNAVAILABLE);
    assertThat(Problems.of(lost).headers()).containsEntry("Retry-After", "5");
    var refused = new StoreException("append", new SQLException("syntax", "42601"));
    assertThat(Problems.of(refused).kind()).isEqualTo(ProblemKind.INTERNAL);
  }

  @Test
  void whoSendsMoreThanCanBeWrittenIsToldToWait() {
    var problem = Problems.of(new OverloadException());
    assertThat(problem.kind().status()).isEqualTo(429);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void aCycleOfCausesEnds() {
    var one = new RuntimeException();
    var other = new RuntimeException(one);
    one.initCause(other);
    assertThat(Problems.of(one).kind()).isEqualTo(ProblemKind.INTERNAL);
  }

  @Test
  void theLogGetsClassesAndPlacesButNoForeignMessages() {
    var failure =
        new IllegalStateException("s3cret", new SQLException("Key (email)=(s3cret)", "23505"));
    assertThat(Trace.of(failure))
        .contains("IllegalStateException", "SQL state 23505", "ProblemsTest")
        .doesNotContain("s3cret");
  }
}

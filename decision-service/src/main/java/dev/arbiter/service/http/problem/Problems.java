package dev.arbiter.service.http.problem;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.decision.UnknownNameException;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.scoring.ScoringException;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.OverloadException;
import dev.arbiter.service.database.StoreException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.spi.Failure;

/** Says which problem a failure is: the one place where exceptions meet HTTP. */
final class Problems {
  private static final int MAX_CAUSES = 16;
  private static final int RETRY_SECONDS = 5;

  private Problems() {}

  /**
   * The problem of a failure: what one of its causes says that Arbiter itself threw, else what the
   * framework says, else {@link ProblemKind#INTERNAL} without any particulars.
   */
  static ProblemException of(Throwable failure) {
    return first(failure, Problems::own)
        .or(() -> first(failure, Problems::web))
        .orElseGet(() -> new ProblemException(ProblemKind.INTERNAL, detail(ProblemKind.INTERNAL)));
  }

  private static Optional<ProblemException> first(
      Throwable failure, Function<Throwable, Optional<ProblemException>> reading) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(reading)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<ProblemException> own(Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return Optional.of(problem);
    }
    if (failure instanceof BodyException body) {
      return Optional.of(new ProblemException(body.kind(), body.detail()));
    }
    return failure instanceof ArbiterException arbiter ? domain(arbiter) : Optional.empty();
  }

  private static Optional<ProblemException> domain(ArbiterException failure) {
    if (failure instanceof ViolationException invalid) {
      var violation = invalid.violation();
      return Optional.of(
          ProblemException.invalid(violation.path(), violation.code().wire(), violation.message()));
    }
    if (failure instanceof UnknownNameException unknown) {
      return Optional.of(
          ProblemException.invalid(unknown.field(), "unknown-name", unknown.getMessage()));
    }
    if (failure instanceof OverloadException) {
      return Optional.of(
          new ProblemException(ProblemKind.TOO_MANY_REQUESTS, failure.getMessage())
              .header("Retry-After", "1"));
    }
    if (failure instanceof StoreException) {
      return store(failure);
    }
    if (failure instanceof ErasedException) {
      return Optional.of(new ProblemException(ProblemKind.GONE, failure.getMessage()));
    }
    return failure instanceof RuleException || failure instanceof ScoringException
        ? Optional.empty()
        : Optional.of(new ProblemException(ProblemKind.INVALID, failure.getMessage()));
  }

  /**
   * A database that does not answer is worth another try; one that answers so is a fault of ours.
   */
  private static Optional<ProblemException> store(ArbiterException failure) {
    return failure.getCause() instanceof SQLException sql && isOutage(sql)
        ? Optional.of(
            ProblemException.unavailable(
                "The database does not answer at the moment", RETRY_SECONDS))
        : Optional.empty();
  }

  /** The classes of SQL states for lost connections, lack of resources and intervention. */
  private static boolean isOutage(SQLException failure) {
    var state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || state != null
            && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }

  /** The framework's own messages name classes and full addresses, so none of them is passed on. */
  private static Optional<ProblemException> web(Throwable failure) {
    if (failure instanceof Failure unreadable && ProblemKind.isFault(unreadable.getErrorCode())) {
      return Optional.of(ProblemException.ofStatus(unreadable.getErrorCode()));
    }
    if (!(failure instanceof WebApplicationException web)) {
      return Optional.empty();
    }
    var problem = ProblemException.ofStatus(web.getResponse().getStatus());
    var allowed = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return Optional.of(
        problem.kind() == ProblemKind.METHOD_NOT_ALLOWED && allowed != null
            ? problem.header(HttpHeaders.ALLOW, allowed)
            : problem);
  }

  static String detail(ProblemKind kind) {
    return switch (kind) {
      case NOT_FOUND -> "No resource has this address, or a part of it is not of the right form";
      case METHOD_NOT_ALLOWED -> "The header Allow names the methods of this resource";
      case NOT_ACCEPTABLE -> "This resource answers in none of the media types of Accept";
      case UNSUPPORTED_MEDIA_TYPE -> "This resource does not read the media type of Content-Type";
      case TOO_LARGE -> "The body is larger than this resource accepts";
      case URI_TOO_LONG -> "The address is longer than the server accepts";
      case HEADERS_TOO_LARGE -> "The headers are larger than the server accepts";
      case INTERNAL -> "The server failed; the log has more under the id of this request";
      default -> kind.title();
    };
  }
}

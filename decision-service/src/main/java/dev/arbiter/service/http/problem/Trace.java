package dev.arbiter.service.http.problem;

import dev.arbiter.domain.ArbiterException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be logged of a failure: its classes and where they were thrown. Messages of others are
 * left out, because databases and parsers quote the values that they choke on.
 */
public final class Trace {
  private static final int MAX_CAUSES = 8;
  private static final int MAX_FRAMES = 24;

  private Trace() {}

  public static String of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(cause -> name(cause) + frames(cause))
        .collect(Collectors.joining("\ncaused by "));
  }

  private static String name(Throwable failure) {
    var name = failure.getClass().getName();
    if (failure instanceof ArbiterException) {
      return name + ": " + failure.getMessage();
    }
    return failure instanceof SQLException sql
        ? name + " (SQL state " + sql.getSQLState() + ")"
        : name;
  }

  private static String frames(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .limit(MAX_FRAMES)
        .map(frame -> "\n  at " + frame)
        .collect(Collectors.joining());
  }
}

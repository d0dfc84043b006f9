package dev.arbiter.rules.cli.report;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.Severity;
import java.io.PrintWriter;
import java.util.Locale;

/** Writes a validation for people. */
public final class ValidationText {
  private ValidationText() {}

  /** Writes what is wrong with a project that cannot be compiled to {@code err}. */
  public static void write(Validation validation, PrintWriter out, PrintWriter err) {
    if (!validation.problems().isEmpty()) {
      validation.problems().forEach(err::println);
      return;
    }
    out.println(validation.summary());
    validation.findings().forEach(finding -> write(finding, out));
    out.printf(
        "%d errors, %d warnings, %d notes%n",
        validation.count(Severity.ERROR),
        validation.count(Severity.WARNING),
        validation.count(Severity.NOTE));
    validation
        .gates()
        .warnings()
        .ifPresent(most -> out.printf("the project allows %d warnings%n", most));
  }

  private static void write(Finding finding, PrintWriter out) {
    var weight = finding.severity().name().toLowerCase(Locale.ROOT);
    out.printf("%-7s %-19s %s%n", weight, finding.check().code(), finding);
    if (!finding.witness().isEmpty()) {
      out.println("          for instance with " + witness(finding));
    }
  }

  static String witness(Finding finding) {
    return finding.witness().entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(joining(", "));
  }
}

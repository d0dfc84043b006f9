package dev.arbiter.tests.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rules in DRL that each look at an action, a band of ages and a country; a subject is in the bands
 * of twenty of them and in the country of two. Always the same for the same number.
 */
record ManyRules(int size) {
  static final int COUNTRIES = 10;
  private static final int BAND = 20;

  /** The file of the rules, which all speak of one action. */
  String drl(String action) {
    return IntStream.range(0, size)
        .mapToObj(number -> rule(number, action))
        .collect(
            Collectors.joining(
                "\n",
                """
                package many.rules;

                import dev.arbiter.domain.rule.Situation;
                import dev.arbiter.rules.drl.Candidate;

                """,
                ""));
  }

  private static String rule(int number, String action) {
    return """
    rule "r%1$d"
    when
      $candidate : Candidate( action == "%2$s" )
      Situation( number("age").isPresent(), number("age").get() >= %1$d,
                 number("age").get() < %3$d, text("country").orElse("") == "%4$s" )
    then
      $candidate.keep();
    end
    """
        .formatted(number, action, number + BAND, country(number));
  }

  /** The files of a project, and a hundred rules of its action: fifty of them here, fifty rows. */
  static Map<String, String> added(Map<String, String> files) {
    var all = new TreeMap<>(files);
    all.computeIfPresent(
        "project.yaml",
        (same, text) ->
            text.replace(
                "traits: [",
                "traits: [{name: age, type: number, classification: personal, purposes: [service]},"
                    + " {name: country, type: text, classification: personal,"
                    + " purposes: [service]}, "));
    all.put("rules/many.drl", new ManyRules(50).drl("hello"));
    all.put("tables/rows.dmn", new LargeTable(50).dmn());
    return all;
  }

  static String country(int number) {
    return "C" + number % COUNTRIES;
  }
}

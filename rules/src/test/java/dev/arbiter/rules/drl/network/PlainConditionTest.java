package dev.arbiter.rules.drl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.Sources;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine is asked too, by the same condition in brackets. */
@Tag("D01")
class PlainConditionTest {
  private static final List<String> SIGNS = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final List<String> NUMBERS = List.of("0", "17", "17.5", "0.1", "999999999");
  private static final List<String> TEXTS = List.of("", "GB", "gb", "17");

  @Test
  void aNumberComparesWithALiteralAsInTheEngine() {
    var conditions = new ArrayList<String>();
    for (var sign : SIGNS) {
      for (var number : NUMBERS) {
        conditions.add("number(\"spend30d\").get() " + sign + " " + number);
      }
    }
    sameAsTheEngine(
        conditions,
        IntStream.of(-3, 0, 17, 18, 999_999_999).mapToObj(BigDecimal::valueOf).toList());
    sameAsTheEngine(
        conditions,
        List.of(
            new BigDecimal("17.0"),
            new BigDecimal("17.50"),
            new BigDecimal("0.1"),
            new BigDecimal("0.1000000000000000055511151231257827"),
            new BigDecimal("17.0000000000000000000000000000000000000000001"),
            new BigDecimal("1E+30")));
  }

  @Test
  void aTextComparesWithALiteralAsInTheEngine() {
    var conditions = new ArrayList<String>();
    for (var text : TEXTS) {
      for (var sign : List.of("==", "!=")) {
        conditions.add("text(\"firstName\").get() %s \"%s\"".formatted(sign, text));
        conditions.add("text(\"firstName\").orElse(\"\") %s \"%s\"".formatted(sign, text));
      }
    }
    sameAsTheEngine(conditions, List.of("GB", "gb", "", "17"));
  }

  @Test
  void whetherATraitIsKnownIsToldAsInTheEngine() {
    var conditions =
        List.of(
            "number(\"spend30d\").isPresent()",
            "text(\"firstName\").isPresent()",
            "text(\"firstName\").isEmpty()",
            "text( \"firstName\" ).orElse(\"x\") == \"x\"",
            "number(\"firstName\").isPresent()");
    sameAsTheEngine(conditions, List.of(BigDecimal.ONE, "Aoife"));
    try (var plain = compiled(conditions);
        var engine = compiled(inBrackets(conditions))) {
      assertThat(kept(plain, Facts.none())).isNotEmpty().isEqualTo(kept(engine, Facts.none()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"number(\"spend30d\").get() > 1", "text(\"firstName\").get() == \"a\""})
  void whatIsUnknownFailsAsInTheEngine(String condition) {
    for (var same : List.of(List.of(condition), inBrackets(List.of(condition)))) {
      try (var rules = compiled(same)) {
        assertThatThrownBy(() -> kept(rules, Facts.none())).isInstanceOf(RuleException.class);
      }
    }
  }

  private static void sameAsTheEngine(List<String> conditions, List<?> values) {
    var bracketed = inBrackets(conditions);
    assertThat(conditions).allMatch(PlainCondition::isPlain);
    assertThat(bracketed).noneMatch(PlainCondition::isPlain);
    try (var plain = compiled(conditions);
        var engine = compiled(bracketed)) {
      for (var value : values) {
        assertThat(kept(plain, value)).as("of %s", value).isEqualTo(kept(engine, value));
      }
    }
  }

  private static List<String> inBrackets(List<String> conditions) {
    return conditions.stream().map(condition -> "( " + condition + " )").toList();
  }

  /** A rule for each condition. */
  private static CompiledRelease compiled(List<String> conditions) {
    var drl = new StringBuilder("package p;\nimport dev.arbiter.domain.rule.Situation;\n");
    drl.append("import dev.arbiter.rules.drl.Candidate;\n");
    for (var i = 0; i < conditions.size(); i++) {
      drl.append(
          """
          rule "%d" when $c : Candidate( action == "hello" ) Situation( %s )
          then $c.keep(); end
          """
              .formatted(i, conditions.get(i)));
    }
    return Sources.minimal().with("rules/test.drl", drl.toString()).compile();
  }

  /** What the rules whose condition holds say of a trait of this value and another one. */
  private static List<String> kept(CompiledRelease rules, Object value) {
    var traits = new HashMap<String, Object>(Map.of("firstName", "b", "spend30d", BigDecimal.TEN));
    traits.put(value instanceof String ? "firstName" : "spend30d", value);
    return kept(rules, Facts.of(traits));
  }

  private static List<String> kept(CompiledRelease rules, Facts traits) {
    var situation = new Situation(traits, Facts.none(), Instant.EPOCH);
    return rules.release().rules().judge(situation, List.of("hello")).stream()
        .map(verdict -> verdict.rule().name())
        .toList();
  }
}

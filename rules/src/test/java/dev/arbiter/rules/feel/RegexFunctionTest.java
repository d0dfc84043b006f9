package dev.arbiter.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D01")
class RegexFunctionTest {
  private final FeelCompiler compiler =
      new FeelCompiler(RegexFunctionTest.class.getClassLoader(), List.of(), List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "matches(\"lighting\", \"ht\") | true",
        "matches(\"lighting\", \"^ht\") | false",
        "matches(\"LIGHT\", \"^l.*t$\", \"i\") | true",
        "matches(input: \"abc\", pattern: \"b\") | true",
        "replace(\"a1b22\", \"[0-9]+\", \"-\") | a-b-",
        "replace(\"ab\", \"(a)(b)\", \"$2$1\") | ba",
        "split(\"a,b,,\", \",\") | [a, b, , ]",
        "split(\"a1b22c\", \"[0-9]+\")[2] | b",
        "matches(context.absent, \"x\") | null",
        "matches(\"x\", context.pattern) | null",
        "replace(\"x\", \"x\", \"$7\") | null",
      })
  void patternsDoWhatTheStandardSays(String expression, String expected) {
    assertThat(String.valueOf(value(expression, Map.of("pattern", "(?=x)")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|a)*b", "(.*)*x", "(a|b|ab)*c"})
  void noTextAndNoPatternTakesLong(String pattern) {
    var context = Map.of("text", "a".repeat(8_000) + "!", "pattern", pattern);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          value("matches(context.text, context.pattern)", context);
          value("replace(context.text, context.pattern, \"\")", context);
          value("split(context.text, context.pattern)", context);
        });
  }

  @Test
  void aPatternThatGrowsBeyondBoundsIsUnknown() {
    var context = Map.of("text", "a".repeat(1_000), "pattern", "((a{100}){100}){100}");
    assertThat(value("matches(context.text, context.pattern)", context)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?=x)", "(a)\\\\1", "[", "((a{100}){100}){100}"})
  void anAuthorIsToldOfAPatternThatCannotBeUsed(String pattern) {
    var errors = new ArrayList<String>();
    compiler.expression("matches(context.text, \"" + pattern + "\")", Set.of(), errors);
    assertThat(errors).singleElement().asString().contains("regular expression");
  }

  private @Nullable Object value(String expression, Map<String, ?> context) {
    var errors = new ArrayList<String>();
    var tree = compiler.expression(expression, Set.of(), errors);
    assertThat(errors).isEmpty();
    var now = Instant.parse("2026-11-22T10:00:00Z");
    return new SituationScope(new Situation(Facts.none(), Facts.of(context), now))
        .evaluate(tree.orElseThrow());
  }
}

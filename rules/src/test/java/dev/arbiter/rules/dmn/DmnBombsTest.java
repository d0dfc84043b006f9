package dev.arbiter.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that would run for hours, or fill the memory, end within the budget. */
@Tag("D01")
final class DmnBombsTest {

  private static final DmnBounds BOUNDS =
      new DmnBounds(Duration.ofSeconds(2), 20_000, Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in 1..1000000000 return i",
        "for i in 1..1000000000, j in [] return 1",
        "for i in 1..1000000000, j in 1..0 return 1",
        "count(for i in 1..100000, j in 1..100000 return i * j)",
        "{l: for i in 1..2000 return i, r: some i in l, j in l satisfies i < 0}.r",
        "{l: for i in 1..2000 return i, r: some i in l, j in l, k in [] satisfies true}.r",
        "for i in 1..40 return if i = 1 then \"aaaa\" else partial[-1] + partial[-1]",
        "for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]",
        "for i in 1..10 return [partial]",
        "{a: \"aaaaaaaaaaaaaaaaaaaa\", b: a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b,"
            + " d: c+c+c+c+c+c+c+c, e: d+d+d+d+d+d+d+d, f: e+e+e+e+e+e+e+e, g: f+f+f+f+f+f+f+f, h: g+g+g+g+g+g+g+g}.h",
        "{f: function(n) f(n + 1), r: f(1)}.r",
        "{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(45)}.r",
        "{f: function(g) g(g), r: f(f)}.r",
        "for i in 1..20000 return append((for j in 1..1000 return j), i)",
        "for i in 1..100000 return append({l: for j in 1..400 return j}.l, i)",
        "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \".*.*.*.*.*.*.*.*[^a!]\")",
        "replace(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"a*a*a*a*a*a*a*a*a*b\", \"c\")",
        "split(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"a*a*a*a*a*a*a*a*a*b\")",
        "{l: for i in 1..20000 return string(i), r: distinct values(l)}.r",
        "{l: for i in 1..20000 return string(i), r: union(l, l)}.r",
        "{s: string join(for i in 1..50000 return \"aaaaaaaa\"),"
            + " r: string join(for i in 1..50000 return \"a\", s)}.r",
        "10 ** 6000 * 10 ** 6000 * 10 ** 6000",
        "number(\"1e999999999\") + 1",
        "string(number(\"1e999999999\"))",
        "sort(for i in 1..300000 return modulo(i * 7919, 300007), function(x, y) x < y)",
        "(for i in 1..3000000 return i)[item > 1]",
        "count((for i in 1..9000 return i)[count((for j in 1..9000 return j)[item > 0]) > 0])",
      })
  void endWithinTheBudget(String expression) {
    var model = Models.compile(Models.model(Models.decision("x", expression)));
    var start = System.nanoTime();

    assertThatThrownBy(() -> model.evaluate(new DmnTarget.Whole(), Map.of(), BOUNDS))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith("The evaluation ");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(for i in 1..10000 return i * 2)",
        "{a: 1, l: for i in 1..20000 return i + a, r: l[20000]}.r",
        "sum(for i in 1..100, j in 1..100 return i * j)",
        "{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r",
        "count(sort(for i in 1..1000 return 1000 - i, function(x, y) x < y))",
        "matches(\"foobar\", \"^fo*b\")",
        "string length(string join(for i in 1..1000 return \"abcdefghij\", \"-\"))",
      })
  void whatIsOrdinaryWorkIsDone(String expression) {
    assertThat(Models.feel(expression).status()).isEqualTo(DmnAnswer.Status.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 200})
  void timeIsBoundedWhereStepsAreNot(long millis) {
    var bounds = new DmnBounds(Duration.ofMillis(millis), Long.MAX_VALUE, Instant.EPOCH);
    var model =
        Models.compile(Models.model(Models.decision("x", "for i in 1..1000000000000 return 1")));

    assertThatThrownBy(() -> model.evaluate(new DmnTarget.Whole(), Map.of(), bounds))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("The evaluation takes too long");
  }

  @Test
  void aModelThatTakesTooLongToCompileIsRefused() {
    var compiler = new DmnCompiler(DmnBombsTest.class.getClassLoader(), Duration.ofMillis(1));
    var problems = new Problems();

    compiler.compile(Models.source(Models.model(Models.decision("x", "1"))), List.of(), problems);

    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("is too complex to be compiled");
  }

  @Test
  void deepBracketsAndLongSumsCompileOrAreRefusedInBounds() {
    var start = System.nanoTime();

    Models.problems(
        Models.model(
            Models.decision("a", "(".repeat(32) + "1" + ")".repeat(32))
                + Models.decision("b", "[".repeat(32) + "]".repeat(32))
                + Models.decision("c", "1" + "+1".repeat(9_000))
                + Models.decision("d", "if true then ".repeat(300) + "1" + " else 1".repeat(300))));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }
}

package dev.arbiter.rules.drl.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Problem;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second wall alone: what it says of rules that no guard of the source has seen. */
@Tag("D01")
class CompiledGuardTest {
  private static final String HEAD =
      """
      package shop;
      import dev.arbiter.domain.rule.Situation;
      import dev.arbiter.rules.drl.Candidate;
      import java.math.BigDecimal;
      import java.util.*;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Runtime.getRuntime(); | the call of java.lang.Runtime.getRuntime is not allowed",
        "new ProcessBuilder(\"id\"); | new java.lang.ProcessBuilder is not allowed",
        "System.setProperty(\"a\", \"b\"); | the call of java.lang.System.setProperty is not",
        "System.out.println(1); | the field java.lang.System.out is not allowed",
        "$c.keep(\"a\", String.class); | the constant Ljava/lang/String; is not allowed",
        "\"\".getClass(); | the call of java.lang.Object.getClass is not allowed",
        "Runnable r = () -> {}; | the call of java.lang.invoke.LambdaMetafactory is not allowed",
        "while (true) {} | a loop is not allowed",
        "for (int i = 0; i < 3; i++) {} | a loop is not allowed",
        "do {} while ($c != null); | a loop is not allowed",
        "int[] a = new int[1000000000]; | expected an array of at most 255 listed elements",
        "int[] a = new int[$c == null ? 100000000 : 5]; | expected an array of at most 255",
        "int[][] a = new int[9][9]; | expected an array of at most 255 listed elements",
        "Object o = new ArrayList(); | new java.util.ArrayList is not allowed",
        "new BigDecimal(\"1E999999999\"); | new java.math.BigDecimal is not allowed",
        "BigDecimal.valueOf(1, -999999999); | the call of java.math.BigDecimal.valueOf is not",
        "BigDecimal.TEN.pow(999999999); | the call of java.math.BigDecimal.pow is not allowed",
        "\"x\".repeat(1000000000); | the call of java.lang.String.repeat is not allowed",
        "\"x\".intern(); | the call of java.lang.String.intern is not allowed",
        "try { $c.keep(); } catch (Exception e) {} | exceptions and locks are not allowed",
        "synchronized ($c) { } | exceptions and locks are not allowed",
        "new Object() { }; | classes within rules are not allowed",
        "class Evil { } new Evil(); | classes within rules are not allowed",
        "drools.halt(); | the call of org.drools.core.rule.consequence.KnowledgeHelper.halt",
        "kcontext.getKieRuntime(); | the call of",
        "java.time.Instant.now(); | the call of java.time.Instant.now is not allowed",
        "List.of(1).stream(); | the call of java.util.List.stream is not allowed",
        "switch (\"a\") { case \"a\": $c.keep(); } | is not allowed",
        "throw new IllegalStateException(); | exceptions and locks are not allowed",
      })
  void bytecodeThatReachesFurtherIsRefusedWithFileRuleAndLine(String code, String expected) {
    var found = told("rule \"x\"\nwhen $c : Candidate()\nthen\n  " + code + "\nend\n");
    assertThat(found)
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(expected);
              assertThat(problem.file()).isEqualTo("rules/test.drl");
              assertThat(problem.path()).isEqualTo("x");
            });
    assertThat(found).map(Problem::line).containsAnyOf(8, 9, 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Candidate( action.class.name == \"x\" ) | 'class'",
        "Candidate( action.getClass().getName() == \"x\" ) | 'getClass'",
        "Candidate( action.bytes.length > 1 ) | 'bytes'",
        "Candidate( action.hashCode == 1 ) | 'hashCode'",
        "Candidate( keep == null ) | 'keep'",
        "Candidate( action.intern() == \"x\" ) | 'intern'",
        "Candidate( Runtime.getRuntime() != null ) | 'Runtime'",
        "Candidate( action matches \"(a+)+\" ) | '~'",
        "Candidate( action == new String(\"x\") ) | 'new'",
        "Candidate( action soundslike \"x\" ) | is not allowed",
        "eval( System.lineSeparator() == null ) | is not allowed",
        "Candidate() or eval(true) | is not allowed",
        "String() from entry-point \"x\" | is not allowed",
      })
  void aConditionThatReachesFurtherIsRefused(String condition, String expected) {
    assertThat(told("rule \"x\" when " + condition + "\nthen end\n"))
        .anySatisfy(problem -> assertThat(problem.message()).contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "function void f() { System.exit(1); }",
        "declare Evil name : String end rule \"y\" when Evil() then end",
        "global List out;",
        "query \"q\" Situation() end",
        "rule \"y\" timer (int: 1s) when Situation() then end",
        "rule \"y\" salience ($c.getAction().length()) when $c : Candidate() then end",
        "rule \"y\" dialect \"mvel\" when Situation() then System.exit(1) end",
        "rule \"y\" calendars \"x\" when Situation() then end",
        "rule \"y\" when Candidate() do[a] Situation() then then[a] System.exit(1); end",
        "rule \"y\" when Number() from accumulate( Candidate(), init( int k = 1; ),"
            + " action( k++; ), result( k ) ) then end",
      })
  void whatIsNoPlainRuleIsRefused(String text) {
    assertThat(told(text)).isNotEmpty();
  }

  @Test
  void anHonestRuleIsNotRefused() {
    assertThat(
            told(
                """
                rule "x" salience 3 no-loop
                when
                  $c : Candidate( action == "hello" )
                  Situation( $n : number("spend30d"), $v : list("openViews"), $n.isPresent() )
                  $m : Map( this["seconds"] >= 1 ) from $v
                  accumulate( $a : Candidate(); $k : count($a) )
                then
                  String text = "spent " + $n.get();
                  if ($k.intValue() > 0) {
                    $c.keep(Map.of("saved", new BigDecimal("0.5").multiply((BigDecimal) $n.get())));
                  }
                  insert(text);
                end
                """))
        .isEmpty();
  }

  private static List<Problem> told(String drl) {
    return CompiledRules.refusals(HEAD + drl);
  }
}

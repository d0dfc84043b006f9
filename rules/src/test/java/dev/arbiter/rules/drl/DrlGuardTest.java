package dev.arbiter.rules.drl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D01")
class DrlGuardTest {
  private static final String HEAD =
      """
      package shop;
      import dev.arbiter.domain.rule.Situation;
      import dev.arbiter.rules.drl.Candidate;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "then Runtime.getRuntime().exec(\"id\"); | the type Runtime is not allowed",
        "then java.lang.Runtime.getRuntime(); | the type java.lang.Runtime is not allowed",
        "then new ProcessBuilder(\"id\").start(); | the type ProcessBuilder is not allowed",
        "then System.exit(1); | the type System is not allowed",
        "then new Thread(); | the type Thread is not allowed",
        "then \"x\".getClass(); | 'getClass' is not allowed",
        "then String.class.getName(); | 'class' is not allowed",
        "then Class.forName(\"x\"); | the type Class is not allowed",
        "then while (true) {} | 'while' is not allowed",
        "then for (;;) {} | 'for' is not allowed",
        "then Runnable r = () -> {}; | '->' is not allowed",
        "then drools.halt(); | 'drools' is not allowed",
        "then kcontext.getKnowledgeRuntime(); | 'kcontext' is not allowed",
        "then R\\u0075ntime.getRuntime(); | '\\' is not allowed",
        "then // \\u000a Runtime.getRuntime(); | '\\u' is not allowed",
        "then /* \\u002a/ Runtime.getRuntime(); /* */ | '\\u' is not allowed",
        "then $c.keep(\"\\u0022 + Runtime.getRuntime() + \\u0022\"); | '\\u' is not allowed",
        "then $c.keep(\"\"\" x \"\"\"); | '\"\"\"' is not allowed",
        "then $c.keep(\"x\".repeat(1000000000)); | the call of repeat is not allowed",
        "then java.time.Instant.now(); | the system clock is out of reach",
        "eval( true ) then | 'eval' is not allowed",
        "Situation( class.name == \"x\" ) then | 'class' is not allowed",
        "Situation( this.getClass().getName() == \"x\" ) then | 'getClass' is not allowed",
        "Situation( Runtime.getRuntime() != null ) then | the type Runtime is not allowed",
        "String() from java.nio.file.Files.list() then | the type java.nio.file.Files is not",
        "Situation() over window:time(1s) then | 'window' is not allowed",
        "Candidate( action matches \"(a+)+\" ) then | 'matches' is not allowed",
        "Candidate( action not matches \"(a+)+\" ) then | 'matches' is not allowed",
        "Candidate( action str[matches] \"(a+)+\" ) then | 'matches' is not allowed",
        "Candidate( action ~= \"(a+)+\" ) then | '~",
      })
  void aRuleThatReachesFurtherIsRefusedWithItsLine(String body, String expected) {
    var drl = HEAD + "rule \"x\" when $c : Candidate( action == \"hello\" )\n" + body + "\nend\n";
    refused(drl, "rules/test.drl:5: " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "import java.io.File; | the import of java.io.File is not allowed",
        "import java.lang.*; | the import of java.lang.* is not allowed",
        "import static java.lang.Math.abs; | only types can be imported",
        "import function java.lang.Math.abs; | only types can be imported",
        "function void f() { } | 'function' is not allowed",
        "global java.util.List out; | expected imports and rules alone",
        "declare Evil name : String end | 'declare' is not allowed",
        "query \"q\" Situation() end | 'query' is not allowed",
        "dialect \"mvel\" | the dialect must be \"java\"",
      })
  void whatIsNoRuleIsRefused(String text, String expected) {
    refused(HEAD + text + "\n", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "timer (int: 1s) | 'timer' is not allowed",
        "agenda-group \"x\" | the attribute agenda-group is not allowed",
        "date-effective \"1-Jan-2026\" | the attribute date-effective is not allowed",
        "salience (1 + 1) | expected a whole number as salience",
        "dialect \"mvel\" | the dialect must be \"java\"",
      })
  void anAttributeThatDependsOnMoreThanFactsIsRefused(String attribute, String expected) {
    refused(
        HEAD
            + "rule \"x\" "
            + attribute
            + " when $c : Candidate( action == \"hello\" ) then $c.keep(); end\n",
        expected);
  }

  @Test
  void aRuleThatSpeaksOfAnActionNobodyDeclaredIsRefused() {
    refused(
        HEAD + "rule \"x\" when $c : Candidate( action == \"helo\" ) then $c.keep(); end\n",
        "speaks of 'helo'; expected one of hello");
  }

  @Test
  void whatDoesNotCompileIsToldWithItsLine() {
    refused(
        HEAD + "rule \"x\"\nwhen $c : Candidate( colour == 1 )\nthen\nend\n", "rules/test.drl:");
  }

  private static void refused(String drl, String expected) {
    assertThatThrownBy(() -> Sources.minimal().with("rules/test.drl", drl).compile())
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining(expected);
  }
}

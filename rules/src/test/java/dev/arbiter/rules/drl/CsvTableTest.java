package dev.arbiter.rules.drl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.Tier;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import dev.arbiter.rules.project.ProjectChange;
import dev.arbiter.rules.project.ProjectFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D06")
class CsvTableTest {
  private static final Situation SHOES =
      new Situation(Facts.of(Map.of("openViews", List.of("shoes"))), Facts.none(), Instant.EPOCH);
  private static final String GOOD = row("Goes with shoes", "hello", "shoes", "socks");

  @ParameterizedTest
  @CsvSource({"'',\\n", "'',\\r\\n", "\uFEFF,\\r\\n"})
  void aRowProposesWithItsLineAndItsNameAsReason(String mark, String end) {
    var text = mark + table(GOOD).replace("\n", end.translateEscapes());
    assertThat(judge(text.getBytes(UTF_8)))
        .containsExactly(
            new Verdict.Propose(
                "hello",
                new RuleRef("Goes with shoes", "tables/t.csv#row-7"),
                new Item("socks", "socks", 1)));
  }

  @Test
  void theBytesAreKeptAsTheyCame() {
    var bytes = ("\uFEFF" + table(GOOD).replace("\n", "\r\n")).getBytes(UTF_8);
    assertThat(Sources.minimal().with("tables/t.csv", bytes).files().bytes("tables/t.csv"))
        .contains(bytes);
  }

  @Test
  void aPatternMayGoForSeveralColumnsAndDotsElsewhereAreText() {
    var sheet =
        String.join(
            "\n",
            "RuleSet,shop.related",
            "RuleTable Related",
            "NAME,CONDITION,CONDITION,CONDITION,ACTION",
            ",$c : Candidate...,...,Situation",
            row(
                "",
                "action == \"$param\"",
                "action != \"$param\"",
                "list(\"openViews\") contains \"$param\"",
                "$c.propose(\"$param\", \"$param\", 1);"),
            "Reason,Action,Other,Looked at,Show",
            "And so on...,hello,bye...,shoes,socks...");
    assertThat(judge(sheet.getBytes(UTF_8)))
        .containsExactly(
            new Verdict.Propose(
                "hello",
                new RuleRef("And so on...", "tables/t.csv#row-7"),
                new Item("socks...", "socks...", 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\", \"y\", 1); Runtime.getRuntime().exec(\"id\"); $c.propose(\"x",
        "a, b",
        "-12.5",
        "+49",
        "Zoë's “socks”",
      })
  void whatIsInQuotesIsText(String cell) {
    assertThat(judge(table(row("name", "hello", "shoes", cell)).getBytes(UTF_8)))
        .extracting(verdict -> ((Verdict.Propose) verdict).item().product())
        .containsExactly(cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1,1)",
        " =HYPERLINK(\"http://127.0.0.1/\",\"socks\")",
        "=cmd|' /C calc'!A0",
        "\uFF1D1+1",
        "\uFF0Bcmd",
        "\uFF0Dcmd",
        "\uFF20SUM(1)",
        "-",
      })
  @Tag("X09")
  void aFormulaIsRefusedWithItsCell(String formula) {
    refused(
        table(row("name", "hello", "shoes", formula)),
        "tables/t.csv:7: D7: expected a value, found a formula");
  }

  @Test
  @Tag("X09")
  void aCellThatBreaksOutOfItsQuotesIsRefusedAtItsLine() {
    refused(table(row("name", "hello", "shoes", "\\\"); System.exit(1); //")), "tables/t.csv:7: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Runtime.getRuntime().exec(\"$param\");",
        "System.exit(1);",
        "new java.io.File(\"$param\").delete();",
        "$c.getClass().forName(\"$param\");",
      })
  @Tag("X09")
  void codeInAHeaderIsRefused(String snippet) {
    refused(table(snippet, GOOD), "tables/t.csv:7: row-7: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Import,java.io.File", "Functions,void f() {}", "Variables,Object x"})
  @Tag("X09")
  void whatRulesInDrlMayNotHaveIsRefused(String property) {
    refused(table(GOOD).replaceFirst("\n", "\n" + property + "\n"), "tables/t.csv");
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("a\"b,hello,shoes,socks", "A7: expected cells with quotes to be in quotes"),
        Arguments.of("\"a\"b,hello,shoes,socks", "A7: expected cells with quotes to be in quotes"),
        Arguments.of("name,\"hello", "B7: expected a quote at its end"),
        Arguments.of("name,\"hel\nlo\",shoes,socks", "B7: expected a quote at its end"),
        Arguments.of("name,hel\0lo,shoes,socks", "B7: expected text, found a control character"),
        Arguments.of("name,hello\rname,shoes", "B7: expected text, found a control character"),
        Arguments.of("name,hello\tname,shoes", "B7: expected text, found a control character"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoCsvIsRefusedWithItsCell(String row, String expected) {
    refused(table(row), "tables/t.csv:7: " + expected);
  }

  @Test
  void otherCharactersThanThoseOfUtf8AreRefused() {
    var bytes = table(row("Zoë", "hello", "shoes", "socks")).getBytes(ISO_8859_1);
    assertThatThrownBy(() -> judge(bytes)).hasMessageContaining("expected UTF-8 text");
  }

  @Test
  void tooMuchIsRefused() {
    refused("x".repeat((4 << 20) + 1), "expected at most 4194304 bytes");
    refused("\n".repeat(20_001), "expected at most 20000 lines");
    refused(",".repeat(200), "tables/t.csv:1: expected at most 200 cells");
    refused(table(row("n", "hello", "shoes", "x".repeat(5_000))), "expected texts of at most 4000");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var sheet = table(row("=1", "hello", "@x", "socks") + "\n" + row("n", "hello", "s", "+a"));
    assertThatThrownBy(() -> judge(sheet.getBytes(UTF_8)))
        .hasMessageContaining("A7: ")
        .hasMessageContaining("C7: ")
        .hasMessageContaining("D8: ");
  }

  @Test
  void semicolonsMakeNoTable() {
    refused(table(GOOD).replace(',', ';').replace("\"", ""), "tables/t.csv");
    refused("", "is not a decision table");
  }

  @Test
  @Tag("X09")
  void itIsOfTheDeveloperTier() {
    var before = Sources.minimal().files();
    var after = before.with("tables/t.csv", table(GOOD).getBytes(UTF_8));
    assertThat(new ProjectChange(before, after).tier()).isEqualTo(Tier.DEVELOPER);
    assertThat(new ProjectChange(ProjectFiles.of(Map.of()), before).tier())
        .isEqualTo(Tier.BUSINESS);
  }

  @Test
  void longCellsAndMoreThanTheRulesCouldHoldAreRefusedBeforeTheyAreWritten() {
    refused(table("$c.keep(\"" + "x".repeat(8_001) + "\");", "a,b,c,d"), "at most 8000 characters");
    var many = "a,hello,c,d\n".repeat(19_000);
    refused(table("$c.keep(\"" + "x".repeat(1_900) + "\");", many), "its rules would be too long");
  }

  private static List<Verdict> judge(byte[] sheet) {
    try (var compiled = Sources.minimal().with("tables/t.csv", sheet).compile()) {
      return compiled.release().rules().judge(SHOES, List.of("hello"));
    }
  }

  private static void refused(String sheet, String expected) {
    assertThatThrownBy(() -> judge(sheet.getBytes(UTF_8)))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining(expected);
  }

  private static String table(String rows) {
    return table("$c.propose(\"$param\", \"$param\", 1);", rows);
  }

  private static String table(String snippet, String rows) {
    return String.join(
        "\n",
        "RuleSet,shop.related",
        "RuleTable Related",
        "NAME,CONDITION,CONDITION,ACTION",
        ",$c : Candidate,Situation,",
        row("", "action == \"$param\"", "list(\"openViews\") contains \"$param\"", snippet),
        "Reason,Action,Looked at,Show",
        rows,
        "");
  }

  private static String row(String... cells) {
    return String.join(
        ",", List.of(cells).stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList());
  }
}

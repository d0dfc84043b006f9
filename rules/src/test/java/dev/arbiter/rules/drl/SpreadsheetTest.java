package dev.arbiter.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D06")
class SpreadsheetTest {
  private static final Situation SHOES =
      new Situation(Facts.of(Map.of("openViews", List.of("shoes"))), Facts.none(), Instant.EPOCH);

  @Test
  void aRowProposesWithItsNumberInTheSheetAndItsNameAsReason() throws IOException {
    var sources =
        Sources.minimal().with("tables/t.xlsx", sheet("Goes with shoes", "shoes", "socks"));
    try (var compiled = sources.compile()) {
      assertThat(compiled.release().rules().judge(SHOES, List.of("hello")))
          .containsExactly(
              new Verdict.Propose(
                  "hello",
                  new RuleRef("Goes with shoes", "tables/t.xlsx#row-7"),
                  new Item("socks", "socks", 1)));
    }
  }

  @Test
  void quotesInACellAreText() throws IOException {
    var cell = "x\", \"y\", 1); Runtime.getRuntime().exec(\"id\"); $c.propose(\"x";
    var name = "x\" when eval(true) then end rule \"y";
    try (var compiled =
        Sources.minimal().with("tables/t.xlsx", sheet(name, "shoes", cell)).compile()) {
      var verdict =
          (Verdict.Propose) compiled.release().rules().judge(SHOES, List.of("hello")).get(0);
      assertThat(verdict.item().product()).isEqualTo(cell);
      assertThat(verdict.rule().name()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"); System.exit(1); //", "x\\"})
  void aCellThatBreaksOutOfItsQuotesIsRefused(String cell) throws IOException {
    refused(sheet("name", "shoes", cell), "tables/t.xlsx");
  }

  @Test
  void aHugeCellIsRefused() throws IOException {
    refused(sheet("name", "shoes", "x".repeat(30_000)), "expected texts of at most 4000");
  }

  @Test
  void aSheetThatUnpacksToTooMuchIsRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write(new byte[40 << 20]);
    }
    refused(bytes.toByteArray(), "unpacks to more than");
  }

  @Test
  void whatIsNoSpreadsheetIsRefused() {
    refused(new byte[] {1, 2, 3}, "is not a spreadsheet in the format xlsx");
  }

  private static void refused(byte[] sheet, String expected) {
    assertThatThrownBy(() -> Sources.minimal().with("tables/t.xlsx", sheet).compile())
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining(expected);
  }

  private static byte[] sheet(String name, String viewed, String shown) throws IOException {
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet();
      row(sheet, 0, "RuleSet", "shop.related");
      row(sheet, 1, "RuleTable Related");
      row(sheet, 2, "NAME", "CONDITION", "CONDITION", "ACTION");
      row(sheet, 3, "", "$c : Candidate", "Situation");
      row(
          sheet,
          4,
          "",
          "action == \"$param\"",
          "list(\"openViews\") contains \"$param\"",
          "$c.propose(\"$param\", \"$param\", 1);");
      row(sheet, 5, "Reason", "Action", "Looked at", "Show");
      row(sheet, 6, name, "hello", viewed, shown);
      var bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void row(XSSFSheet sheet, int number, String... cells) {
    var row = sheet.createRow(number);
    for (var i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.createCell(i).setCellValue(cells[i]);
      }
    }
  }
}

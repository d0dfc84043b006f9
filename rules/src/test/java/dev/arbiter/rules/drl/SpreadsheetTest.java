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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1+1",
        "WEBSERVICE(\"http://127.0.0.1/\"&A1)",
        "HYPERLINK(\"http://127.0.0.1/\",\"socks\")",
        "NOW()",
        "'[http://127.0.0.1/other.xlsx]Sheet1'!A1",
      })
  @Tag("X09")
  void aFormulaIsRefusedWithItsCell(String formula) throws IOException {
    refused(
        with(
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replaceFirst(
                    "(<c r=\"D7\"[^>]*>)",
                    Matcher.quoteReplacement("<c r=\"D7\"><f>")
                        + Matcher.quoteReplacement(formula.replace("&", "&amp;"))
                        + "</f>")),
        "tables/t.xlsx: sheet1!D7: expected a value, found a formula");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/embeddings/oleObject1.bin",
        "xl/connections.xml",
        "xl/activeX/activeX1.xml",
      })
  @Tag("X09")
  void macrosAndLinksAreRefused(String part) throws IOException {
    refused(with(part, nothing -> "<x/>"), "no macros and no links");
  }

  @Test
  @Tag("X09")
  void aPartWithEntitiesIsRefused() throws IOException {
    refused(
        with(
            "xl/sharedStrings.xml",
            xml ->
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                    + xml.substring(xml.indexOf("?>") + 2)),
        "has a DOCTYPE");
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

  /** A good spreadsheet with one part changed or added. */
  private static byte[] with(String part, UnaryOperator<String> change) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(sheet("n", "shoes", "socks")))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    var before = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    parts.put(part, change.apply(before).getBytes(StandardCharsets.UTF_8));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var one : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
    return bytes.toByteArray();
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

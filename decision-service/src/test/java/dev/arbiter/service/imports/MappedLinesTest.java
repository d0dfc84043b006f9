package dev.arbiter.service.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Violation;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MappedLinesTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");
  private static final Mapping VIEWS =
      Mapping.parse(
          """
          mapping: views
          source: web
          columns: [Customer, Product, At]
          events:
            - type: view
              occurredAt: {column: At}
              identifiers: {customer: {column: Customer}}
              data: {product: {column: Product}}
          """
              .getBytes(UTF_8));

  private static List<MappedLine> read(String csv, Charset charset) {
    var lines = new ArrayList<MappedLine>();
    try (var read =
        VIEWS.read(new ByteArrayInputStream(csv.getBytes(charset)), Period.ZERO, RECEIVED)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static Object outcome(MappedLine line) {
    return line.mapped() instanceof Mapped.Rejected rejected
        ? rejected.violations().get(0).message()
        : ((Mapped.Accepted) line.mapped()).events().get(0).data().text("product").orElseThrow();
  }

  @Test
  void fieldsMayBeQuotedAndColumnsInAnyOrder() {
    var lines =
        read(
            """
            \uFEFFProduct,At,Extra,Customer\r
            "FRAME 7"", \nsmall",2026-01-01T00:00:00Z,,1\r
            \r
            LAMP,2026-01-01T00:00:00Z,,2""",
            UTF_8);
    assertThat(lines)
        .extracting(MappedLinesTest::outcome)
        .containsExactly("FRAME 7\", \nsmall", "LAMP");
    assertThat(lines).extracting(MappedLine::number).containsExactly(2L, 5L);
  }

  @Test
  void aBrokenLineIsRejectedAndItsSiblingsAreRead() {
    var lines =
        read(
            "Customer,Product,At\n1,LAMP\n2,MUG,2026-01-01T00:00:00Z,x\n3,CUP,2026-01-01T00:00:00Z",
            UTF_8);
    assertThat(lines)
        .extracting(MappedLinesTest::outcome)
        .containsExactly(
            "line must be of 3 fields, as the first line of the file, found 2 fields",
            "line must be of 3 fields, as the first line of the file, found 4 fields",
            "CUP");
    assertThat(lines.get(1).row()).containsEntry("#4", "x");
  }

  @Test
  void otherBytesThanUtf8RejectTheLine() {
    var lines =
        read(
            "Customer,Product,At\n1,CAFÉ,2026-01-01T00:00:00Z\n2,CUP,2026-01-01T00:00:00Z",
            ISO_8859_1);
    assertThat(lines)
        .extracting(MappedLinesTest::outcome)
        .containsExactly("line must be in UTF-8, found other bytes", "CUP");
  }

  @Test
  void aTextBeyondTheBoundsOfFactsRejectsTheLine() {
    var lines =
        read("Customer,Product,At\n1," + "x".repeat(9_000) + ",2026-01-01T00:00:00Z", UTF_8);
    assertThat(((Mapped.Rejected) lines.get(0).mapped()).violations())
        .extracting(Violation::code)
        .containsExactly(Violation.Code.OUT_OF_RANGE);
  }

  @Test
  void aLineOfMoreThanADayAheadOfItsReceiptIsRejected() {
    var lines =
        read(
            "Customer,Product,At\n1,CUP,2026-11-23T10:00:00.000001Z\n2,CUP,2026-11-23T10:00:00Z",
            UTF_8);
    assertThat(lines)
        .extracting(MappedLinesTest::outcome)
        .containsExactly("occurredAt must be at most one day ahead of the server's clock", "CUP");
  }

  @Test
  void aQuoteThatIsNeverClosedEndsTheReadingWithItsPlace() {
    var csv = "Customer,Product,At\n1,CUP,2026-01-01T00:00:00Z\n2,\"" + "x\n".repeat(1_000_000);
    try (var lines =
        VIEWS.read(new ByteArrayInputStream(csv.getBytes(UTF_8)), Period.ZERO, RECEIVED)) {
      assertThat(outcome(lines.next())).isEqualTo("CUP");
      assertThatThrownBy(lines::next)
          .isInstanceOf(ImportException.class)
          .hasMessageStartingWith("The file cannot be read after the record at line 2: ");
    }
  }

  @Test
  void aFileMustNameTheColumnsOfTheMapping() {
    assertThatThrownBy(() -> read("", UTF_8))
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "The file is empty; its first line must name the columns [Customer, Product, At]");
    assertThatThrownBy(() -> read("Customer;Product;At\n1;2;3", UTF_8))
        .isInstanceOf(ImportException.class)
        .hasMessageEndingWith("; missing are [Customer, Product, At]");
    assertThatThrownBy(() -> read("At,Product,Customer,At\n1,2,3,4", UTF_8))
        .isInstanceOf(ImportException.class)
        .hasMessageEndingWith("names a column twice");
  }
}

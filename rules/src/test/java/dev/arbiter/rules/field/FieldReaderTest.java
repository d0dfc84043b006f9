package dev.arbiter.rules.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.format.Countries;
import dev.arbiter.domain.format.Dates;
import dev.arbiter.domain.format.Format;
import dev.arbiter.domain.format.Measures;
import dev.arbiter.domain.format.Telephones;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldReaderTest {

  @Test
  void standardFormsAreReadAsTheyAreWritten() {
    assertThat(format("kind: name, format: country")).isEqualTo(new Countries());
    assertThat(format("kind: name, format: {phone: GB}"))
        .isEqualTo(new Telephones(Optional.of("GB")));
    assertThat(format("kind: text, format: {date: [d/M/uuuu], zone: Europe/London}"))
        .isEqualTo(new Dates(false, List.of("d/M/uuuu"), ZoneId.of("Europe/London")));
    assertThat(format("kind: number, format: {unit: kg, from: {g: 0.001}}"))
        .isEqualTo(new Measures("kg", Map.of("g", new BigDecimal("0.001"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: name, format: fax                      | expected one of phone, email",
        "kind: name, format: {}                       | expected one of phone, date, instant, unit",
        "kind: name, format: {phone: Britain}         | expected two letters of ISO 3166",
        "kind: name, format: {date: []}               | expected 1 to 10 patterns",
        "kind: name, format: {date: [d/M]}            | expected a pattern of at least year",
        "kind: name, format: {date: [d/M/uuuu], zone: Mars} | expected a time zone",
        "kind: number, format: country                | expected a format with a unit for numbers",
        "kind: name, format: {unit: kg}               | expected a format with a unit for numbers",
        "kind: number, format: {unit: kg, from: {g: 0}} | expected a number above 0",
        "kind: boolean, format: country               | any other for names and texts",
      })
  void whatIsWrongIsNamedWithWhatWasExpected(String field, String problem) {
    var problems = new Problems();
    project(field, problems);
    assertThat(problems.all()).extracting(Problem::toString).anyMatch(one -> one.contains(problem));
  }

  private static Format format(String field) {
    var problems = new Problems();
    var fields = project(field, problems).events().get(0).fields();
    assertThat(problems.all()).noneMatch(one -> one.toString().contains("events/parcel"));
    return Objects.requireNonNull(fields.get("f")).format().orElseThrow();
  }

  private static RuleProject project(String field, Problems problems) {
    var event =
        """
        id: parcel
        owner: depot
        versions:
          - {version: 1, fields: [{name: f, %s}]}
        """;
    var files = new TreeMap<String, byte[]>();
    files.put("project.yaml", "name: shop\n".getBytes(StandardCharsets.UTF_8));
    files.put("events/parcel.yaml", event.formatted(field).getBytes(StandardCharsets.UTF_8));
    return RuleProject.parse(ProjectFiles.of(files), problems);
  }
}

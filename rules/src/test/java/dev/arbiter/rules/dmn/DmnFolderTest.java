package dev.arbiter.rules.dmn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D01")
final class DmnFolderTest {
  private static final String BASE =
      Models.model(Models.input("base", "number") + Models.decision("double", "base * 2", "i-base"))
          .replace("urn:test", "urn:base");
  private static final String IMPORTING =
      Models.model(
          """
          <import name="b" namespace="urn:base"
            importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
          """
              + Models.decision("x", "b.double + 1")
                  .replace(
                      "<literalExpression>",
                      "<informationRequirement><requiredDecision href=\"urn:base#d-double\"/>"
                          + "</informationRequirement><literalExpression>"));

  @Test
  void modelsAreCalledByTheirFilesAndFindWhatTheyImport() {
    var problems = new Problems();

    var models =
        compile(Map.of("decisions/base.dmn", BASE, "decisions/more.dmn", IMPORTING), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(models).containsOnlyKeys("base", "more");
    assertThat(
            Models.evaluate(requireNonNull(models.get("more")), Map.of("b", Map.of("base", 4)))
                .decisions())
        .extracting(DmnAnswer.Outcome::value)
        .allSatisfy(value -> assertThat(value).hasToString("9"));
  }

  @Test
  void aModelThatIsWrongOrMissesAnImportIsToldByItsFile() {
    var problems = new Problems();

    compile(
        Map.of(
            "decisions/alone.dmn",
            IMPORTING,
            "decisions/wrong.dmn",
            Models.model(Models.decision("x", "1 +"))),
        problems);

    assertThat(problems.all())
        .extracting(Problem::file)
        .contains("decisions/alone.dmn", "decisions/wrong.dmn");
  }

  private static Map<String, DmnModel> compile(Map<String, String> texts, Problems problems) {
    var files = new LinkedHashMap<String, byte[]>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return DmnFolder.compile(
        ProjectFiles.of(files),
        new DmnCompiler(DmnFolderTest.class.getClassLoader(), Duration.ofSeconds(20)),
        problems);
  }
}

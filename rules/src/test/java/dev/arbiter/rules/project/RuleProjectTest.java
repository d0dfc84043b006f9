package dev.arbiter.rules.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import dev.arbiter.rules.archive.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleProjectTest {
  @TempDir Path folder = Path.of("");

  @Test
  void allProblemsAreToldAtOnceWithFileLineExpectedAndFound() {
    var sources =
        Sources.minimal()
            .with(
                "actions/hello.yaml",
                """
                id: greeting
                slots: [heroes]
                purposes: [service]
                propensity: {base: 1.5}
                value: many
                colour: red
                treatments: {fax: {title: Hi}}
                """)
            .with("actions/notes.txt", "x");
    assertThat(problems(sources))
        .map(Problem::toString)
        .containsExactly(
            "actions/hello.yaml:1: id: expected the name of the file, 'hello', found 'greeting'",
            "actions/hello.yaml:2: slots[0]: expected a declared slot: hero, found 'heroes'",
            "actions/hello.yaml:4: propensity.base: expected a number between 0 and 1, found '1.5'",
            "actions/hello.yaml:5: value: expected a number, found 'many'",
            "actions/hello.yaml:6: colour: is not a field here; expected one of contactPolicy,"
                + " description, eligibility, end, id, propensity, purposes, selection, slots,"
                + " start, tags, treatments, value, weight",
            "actions/hello.yaml:7: treatments.fax: expected a declared channel, found 'fax'",
            "actions/notes.txt: has no place in a rule project; expected project.yaml, *.md,"
                + " actions/*.yaml, events/*.yaml, segments/*.yaml, triggers/*.yaml, tables/*.dmn, tables/*.xlsx, tables/*.csv,"
                + " decisions/*.dmn, rules/*.drl, models/*, scenarios/*.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a [x]\nb: *b",
        "a: 1\na: 2",
        "a: [",
        "? [complex]\n: 1",
        "!!javax.script.ScriptEngineManager [x]",
        "a: !!java.net.URL http://localhost",
        "\u0000",
        "- a list",
        ""
      })
  void whatIsNoPlainObjectIsRefused(String yaml) {
    assertThat(problems(Sources.minimal().with("actions/hello.yaml", yaml))).isNotEmpty();
  }

  @Test
  void aBombOfAliasesIsRefused() {
    var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 10; i++) {
      yaml.append("a%d: &a%d [".formatted(i, i));
      yaml.append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
    }
    assertThat(problems(Sources.minimal().with("project.yaml", yaml.toString())))
        .anySatisfy(problem -> assertThat(problem.message()).contains("aliases"));
  }

  @Test
  void nestingWithoutEndIsRefused() {
    var yaml = "a: " + "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(problems(Sources.minimal().with("project.yaml", yaml)))
        .anySatisfy(problem -> assertThat(problem.message()).contains("Nesting Depth"));
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    var yaml = "#" + "x".repeat(1 << 20);
    assertThat(problems(Sources.minimal().with("segments/big.yaml", yaml)))
        .anySatisfy(problem -> assertThat(problem.message()).contains("expected at most 1048576"));
  }

  @Test
  void segmentsWithinEachOtherAreRefused() {
    var sources =
        Sources.minimal()
            .with("segments/a.yaml", "id: a\nwithin: b\ncondition: 'true'\nowner: x")
            .with("segments/b.yaml", "id: b\nwithin: a\ncondition: 'true'\nowner: x");
    assertThat(problems(sources))
        .anySatisfy(problem -> assertThat(problem.message()).contains("lies within itself"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.md", "/etc/passwd", "a\\b.md", "a//b", "a b.md", "./x", "a/../b"})
  void aPathThatIsNotPortableIsRefused(String path) {
    assertThatThrownBy(() -> ProjectFiles.of(Map.of(path, new byte[0])))
        .isInstanceOf(ProjectException.class);
  }

  @Test
  void twoPathsThatDifferInCaseOnlyAreRefused() {
    var files = Map.of("a.md", new byte[0], "A.md", new byte[0]);
    assertThatThrownBy(() -> ProjectFiles.of(files)).hasMessageContaining("in case only");
  }

  @Test
  void aDirectoryHasTheDigestOfItsFilesAndHiddenOnesAreSkipped() throws IOException {
    var sources = Sources.minimal().files();
    write(sources);
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/config"), "x");
    Files.writeString(folder.resolve("project.yaml~"), "x");
    assertThat(Manifest.of(ProjectFiles.read(folder)).digest())
        .isEqualTo(Manifest.of(sources).digest());
  }

  @Test
  void aLinkThatLeadsOutIsRefused() throws IOException {
    var outside = Files.createTempFile("outside", ".yaml");
    write(Sources.minimal().files());
    Files.createSymbolicLink(folder.resolve("actions/stolen.yaml"), outside);
    assertThatThrownBy(() -> ProjectFiles.read(folder))
        .hasMessageContaining("actions/stolen.yaml: is a link that leads out of the project");
    Files.delete(outside);
  }

  @Test
  void filesWithoutAProjectAreTold() {
    var problems = new Problems();
    RuleProject.parse(ProjectFiles.of(Map.of("README.md", new byte[0])), problems);
    assertThat(problems.all())
        .map(Problem::toString)
        .containsExactly("project.yaml: expected the declaration of the project");
  }

  @Test
  void aDirectoryWithoutAProjectIsTold() {
    assertThatThrownBy(() -> RuleProject.read(folder)).hasMessageContaining("has no project.yaml");
  }

  private void write(ProjectFiles files) throws IOException {
    for (var path : files.paths()) {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, files.text(path).orElseThrow(), StandardCharsets.UTF_8);
    }
  }

  private static List<Problem> problems(Sources sources) {
    var problems = new Problems();
    RuleProject.parse(sources.files(), problems);
    return problems.all();
  }
}

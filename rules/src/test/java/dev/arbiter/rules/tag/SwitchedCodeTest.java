package dev.arbiter.rules.tag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import dev.arbiter.rules.diff.source.Change;
import dev.arbiter.rules.diff.source.SourceChanges;
import dev.arbiter.rules.project.ProjectChange;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags neither bring code nor take it away unseen. */
@Tag("D10")
class SwitchedCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"System.exit(0)", "a\\u0022+x", "${x}", "@{x}", "new int[1]", "'a'"})
  void noCodeStandsInTags(String code) {
    assertThatThrownBy(
            Sources.minimal().with("rules/r.drl", TagsTest.DRL.replace("winter", code))::compile)
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("rules/r.drl:3: ");
  }

  @Test
  @Tag("X09")
  void toSwitchCodeIsAChangeOfCode() {
    var on =
        TagsTest.tagged("").with("rules/r.drl", TagsTest.DRL.replace("winter", "gifts")).files();
    var codeOff = new ProjectChange(on, with(on, "gifts"));
    assertThat(codeOff.tier()).isEqualTo(Tier.DEVELOPER);
    assertThat(codeOff.code()).containsExactly("rules/r.drl");
    assertThat(new ProjectChange(with(on, "gifts"), on).tier()).isEqualTo(Tier.DEVELOPER);
    assertThat(new ProjectChange(on, with(on, "winter")).tier()).isEqualTo(Tier.BUSINESS);
    assertThat(new ProjectChange(with(on, "gifts"), with(on, "gifts, winter")).tier())
        .isEqualTo(Tier.BUSINESS);
  }

  @Test
  @Tag("X16")
  void theDifferenceTellsWhatIsSwitchedAndWhatIsWrittenWhereItIsOff() {
    var on =
        Sources.minimal()
            .with("tables/t.dmn", TagsTest.TABLE)
            .with("rules/r.drl", TagsTest.DRL)
            .files();
    assertThat(SourceChanges.of(on, with(on, "winter")))
        .extracting(Change::file, Change::line, Change::before, Change::after)
        .contains(
            tuple("rules/r.drl", 3, "in force", "left out"),
            tuple("tables/t.dmn", 5, "in force", "left out"));

    var off = with(on, "winter");
    var edited = TagsTest.DRL.replace("keep()", "exclude()").replace("salience 1", "salience 2");
    var table = TagsTest.TABLE.replace("&gt; 1", "&gt; 7").replace("&gt; 2", "&gt; 8");
    var changed =
        TagsTest.disabled("winter").with("tables/t.dmn", table).with("rules/r.drl", edited).files();
    assertThat(SourceChanges.of(off, changed))
        .extracting(Change::file)
        .containsExactly("rules/r.drl", "rules/r.drl", "tables/t.dmn", "tables/t.dmn");
  }

  /** The same project with these tags disabled. */
  private static ProjectFiles with(ProjectFiles files, String disabled) {
    var changed = new TreeMap<String, byte[]>();
    files.paths().forEach(path -> changed.put(path, files.bytes(path).orElseThrow()));
    changed.computeIfPresent(
        "project.yaml",
        (path, yaml) ->
            (new String(yaml, UTF_8).replace("disabled: []\n", "")
                    + "disabled: ["
                    + disabled
                    + "]\n")
                .getBytes(UTF_8));
    return ProjectFiles.of(changed);
  }
}

package dev.arbiter.rules.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.ProjectAnalysis;
import dev.arbiter.rules.analysis.Severity;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D10")
class TagSwitchTest {
  private static final String EXCLUDE = TagsTest.DRL.replace("keep()", "exclude()");
  private final ProjectFiles on =
      TagsTest.tagged("").with("tables/t.dmn", TagsTest.TABLE).with("rules/r.drl", EXCLUDE).files();

  @Test
  void whatGoesIsToldWithWhatExcludesFirst() {
    var off = TagSwitch.disable(List.of("winter")).in(on);
    assertThat(DisabledTags.of(off).tags()).containsExactly("winter");
    var switched = Switched.between(on, off);
    assertThat(switched.off())
        .extracting(rule -> rule.kind().word() + " " + rule.excludes())
        .containsExactly(
            "rule true", "action false", "segment false", "row false", "scenario false");
    assertThat(switched.on()).isEmpty();
    assertThat(Switched.between(off, on).on()).isEqualTo(on(switched.off()));
  }

  private static List<TaggedRule> on(List<TaggedRule> off) {
    return off.stream()
        .map(
            r ->
                new TaggedRule(
                    r.kind(), r.place(), r.name(), r.line(), r.tags(), r.excludes(), true))
        .toList();
  }

  @Test
  void anExcludeThatIsLeftOutIsAWarning() {
    var off = RuleProject.of(TagSwitch.disable(List.of("winter")).in(on));
    assertThat(new ProjectAnalysis(TagSwitchTest.class.getClassLoader()).findings(off))
        .filteredOn(finding -> finding.check() == Check.EXCLUDE_LEFT_OUT)
        .containsExactly(
            new Finding(
                Check.EXCLUDE_LEFT_OUT,
                Severity.WARNING,
                "rules/r.drl",
                3,
                "In winter",
                "excludes no more: project.yaml disables winter"));
  }

  @Test
  void oneSwitchDisablesAndEnables() {
    var winter = TagSwitch.disable(List.of("winter")).in(on);
    var gifts = new TagSwitch(List.of("gifts"), List.of("winter")).in(winter);
    assertThat(DisabledTags.of(gifts).tags()).containsExactly("gifts");
    assertThat(TagSwitch.disable(List.of("gifts")).in(gifts)).isSameAs(gifts);
  }

  @Test
  void onlyADisabledTagIsEnabled() {
    assertThatThrownBy(() -> TagSwitch.enable(List.of("winter")).in(on))
        .hasMessage(
            "project.yaml: disabled: expected nothing to enable, for no tag is disabled, found"
                + " 'winter'");
    var off = TagSwitch.disable(List.of("winter")).in(on);
    assertThatThrownBy(() -> TagSwitch.enable(List.of("gifts", "typo")).in(off))
        .hasMessageContainingAll(
            "expected a disabled tag to enable, one of winter, found 'gifts'", "found 'typo'");
    assertThatThrownBy(() -> new TagSwitch(List.of("winter"), List.of("winter")).in(off))
        .hasMessageContaining("expected 'winter' to be disabled or enabled, found both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "My Tag", "a, b", "x]\nname: other #", "winter\""})
  void whatIsNoTagIsNotWritten(String tag) {
    assertThatThrownBy(() -> TagSwitch.disable(List.of(tag)).in(on))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("expected a name of at most 64 lower-case letters and digits");
  }
}

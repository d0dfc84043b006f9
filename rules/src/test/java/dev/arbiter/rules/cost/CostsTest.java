package dev.arbiter.rules.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.Sources;
import dev.arbiter.rules.cost.CostReport.Cost;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D08")
class CostsTest {
  @Test
  void everyPartOfTheRetailProjectIsTimedAndTheDearestIsFirst() {
    var files = ProjectFiles.read(Path.of("projects/retail"));
    var loader = CostsTest.class.getClassLoader();
    try (var compiled = new ReleaseCompiler(loader).compile(files, 1)) {
      var report = new Costs(1, 2).of(compiled, files);

      assertThat(report.parts())
          .extracting(part -> part.kind() + " " + part.name())
          .contains(
              "segment vip",
              "eligibility free-delivery",
              "model repurchase",
              "rules tables/offers.dmn",
              "rules rules/reminders.drl, tables/related.xlsx",
              "templates welcome, web");
      assertThat(report.parts())
          .extracting(Cost::share)
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(report.parts()).allMatch(part -> part.p50() <= part.p99());
      var rules = report.parts().stream().filter(part -> part.kind().equals("rules"));
      assertThat(rules).hasSize(3).allMatch(part -> part.count() > 0);
      assertThat(report.decision().count()).isPositive().isEven();
    }
  }

  @Test
  void aSwitchLeavesNoDecisionUnmeasured() {
    var sources =
        Sources.minimal()
            .with(
                "project.yaml",
                Sources.minimal().files().text("project.yaml").orElseThrow()
                    + "disabled: [winter]\n")
            .with("actions/sledge.yaml", Sources.action("sledge", "true") + "tags: [winter]\n")
            .with(
                "scenarios/s.yaml",
                """
                - scenario: The sledge is shown
                  when: {slot: hero, channel: web, purpose: service}
                  then: {present: [sledge]}
                  tags: [winter]
                """);
    try (var compiled = sources.compile()) {
      assertThat(new Costs(1, 2).of(compiled, sources.files()).decision().count()).isEqualTo(2);
    }
  }

  @Test
  void rulesThatSayNothingAreTimedEachForItself() {
    try (var compiled = Sources.minimal().compile()) {
      var sets = Map.of("one", RuleSet.NONE, "other", RuleSet.NONE);
      var timed = new TimedRelease(compiled.release(), sets);
      var nothing = new Situation(Facts.none(), Facts.none(), Instant.EPOCH);
      timed.release().rules().judge(nothing, List.of("hello"));
      assertThat(timed.watches().entrySet())
          .filteredOn(watch -> watch.getKey().kind().equals("rules"))
          .hasSize(2)
          .allMatch(watch -> watch.getValue().count() == 1);
    }
  }

  @Test
  void percentilesAreTimesThatWereMeasured() {
    var watch = new Stopwatch();
    assertThat(watch.micros(0.99)).isZero();
    for (var i = 0; i < 200; i++) {
      assertThat(watch.time(() -> "said")).isEqualTo("said");
    }
    assertThat(watch.count()).isEqualTo(200);
    assertThat(watch.micros(0.5)).isLessThanOrEqualTo(watch.micros(0.99));
  }
}

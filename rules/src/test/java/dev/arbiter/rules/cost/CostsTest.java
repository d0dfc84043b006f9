package dev.arbiter.rules.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.cost.CostReport.Cost;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.file.Path;
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

package dev.arbiter.rules.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.diff.ReleaseDiff.Outcome;
import dev.arbiter.rules.diff.ReleaseDiffer.Bounds;
import dev.arbiter.rules.diff.ReleaseDiffer.Side;
import dev.arbiter.rules.diff.source.Change;
import dev.arbiter.rules.diff.source.Change.How;
import dev.arbiter.rules.diff.source.Change.Kind;
import dev.arbiter.rules.diff.world.Divergence;
import dev.arbiter.rules.project.ProjectFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Changes of the retail project are told where they are, and where they matter. */
@Tag("X16")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetailDiffTest {
  private static final ClassLoader LOADER = RetailDiffTest.class.getClassLoader();
  private static final Bounds BOUNDS = new Bounds(1_000_000, 180, Duration.ofMinutes(2));

  private final ReleaseCompiler compiler = new ReleaseCompiler(LOADER);
  private final ProjectFiles files = ProjectFiles.read(Path.of("projects/retail"));
  private final CompiledRelease release = compiler.compile(files, 1);

  @AfterAll
  void close() {
    release.close();
  }

  @Test
  void aRaisedThresholdChangesTheAnswerBetweenTheTwo() {
    var diff = diff("tables/offers.dmn", "&gt; 500", "&gt; 600");
    assertThat(diff.changes())
        .containsExactly(
            new Change(
                Kind.CELL,
                How.CHANGED,
                "tables/offers.dmn",
                22,
                "Offers",
                1,
                1,
                "Spent within 30 days",
                "> 500",
                "> 600"));
    assertThat(diff.tables()).hasSize(1);
    var offers = diff.tables().get(0);
    assertThat(offers.complete()).isTrue();
    assertThat(offers.regions()).hasSize(1);
    var region = offers.regions().get(0);
    assertThat(region.where()).isEqualTo(Map.of("Spent within 30 days", "(500..600]"));
    assertThat(region.witness()).containsEntry("traits.spend30d", new BigDecimal("550.0"));
    assertThat(region.before()).isEqualTo("keep vip-discount with percent 10");
    assertThat(region.after()).isEqualTo("says nothing");
    assertThat(diff.worlds().divergences())
        .anySatisfy(
            one -> {
              assertThat(one.kind()).isEqualTo(Divergence.Kind.FIRST);
              assertThat(one.before()).contains("vip-discount");
              assertThat(one.after()).doesNotContain("vip-discount");
            });
    assertThat(diff.outcome()).isEqualTo(Outcome.CHANGED);
  }

  @Test
  void whatThereIsNoTimeForIsToldAndLeavesTheOutcomeOpen() {
    var text = files.text("tables/offers.dmn").orElseThrow().replace("&gt; 500", "&gt; 600");
    var changed = files.with("tables/offers.dmn", text.getBytes(StandardCharsets.UTF_8));
    try (var compiled = compiler.compile(changed, 2)) {
      var diff =
          new ReleaseDiffer(LOADER, new Bounds(1_000_000, 180, Duration.ZERO))
              .diff(new Side(files, release), new Side(changed, compiled));
      assertThat(diff.tables())
          .singleElement()
          .satisfies(
              table -> {
                assertThat(table.complete()).isFalse();
                assertThat(table.notes())
                    .containsExactly("not looked at: the bound of the comparison was reached");
              });
      assertThat(diff.worlds().decided()).isZero();
      assertThat(diff.worlds().left()).isPositive();
      assertThat(diff.outcome()).isEqualTo(Outcome.NOT_CONFIRMED);
    }
  }

  @Test
  void aSpreadsheetThatWentIsToldNotToBeAnalysed() {
    var left = new TreeMap<String, byte[]>();
    files.paths().forEach(path -> left.put(path, files.bytes(path).orElseThrow()));
    left.remove("tables/related.xlsx");
    var without = ProjectFiles.of(left);
    try (var compiled = compiler.compile(without, 2)) {
      assertThat(
              new ReleaseDiffer(LOADER, BOUNDS)
                  .diff(new Side(files, release), new Side(without, compiled))
                  .tables())
          .extracting(table -> table.file(), table -> table.complete())
          .containsExactly(tuple("tables/related.xlsx", false));
    }
  }

  @Test
  void aRowThatIsWrittenOtherwiseAndSaysTheSameChangesNothing() {
    var diff = diff("tables/offers.dmn", "&gt; 500", "not(&lt;= 500)");
    assertThat(diff.changes()).hasSize(1);
    assertThat(diff.tables()).hasSize(1).allMatch(table -> table.isNothing());
    assertThat(diff.worlds().differing()).isZero();
    assertThat(diff.outcome()).isEqualTo(Outcome.NONE_FOUND);
  }

  @Test
  void aModelIsAskedAboutAWitnessAndWhatItHasBesideTablesIsToldToBeOpen() {
    var text = files.text("decisions/delivery.dmn").orElseThrow();
    var diff =
        diff("decisions/delivery.dmn", text.replace("P10D", "P12D").replace("= 50<", "= 60<"));
    assertThat(diff.changes())
        .anySatisfy(change -> assertThat(change.place()).contains("decision arrives by"));
    assertThat(diff.tables()).extracting(table -> table.complete()).containsExactly(true, false);
    assertThat(diff.tables().get(0).regions())
        .satisfiesExactly(
            region -> {
              assertThat(region.where())
                  .containsEntry("country", "\"GB\"")
                  .containsEntry("order value", "[50..60)");
              assertThat(region.before()).isEqualTo("0");
              assertThat(region.after()).isEqualTo("null");
            });
  }

  @Test
  void anActionIsToldByItsKeyAndShowsInDecisions() {
    var diff = diff("actions/newsletter.yaml", "value: 2", "value: 200");
    assertThat(diff.changes())
        .containsExactly(
            new Change(
                Kind.KEY,
                How.CHANGED,
                "actions/newsletter.yaml",
                6,
                "value",
                0,
                0,
                "",
                "2",
                "200"));
    assertThat(diff.tables()).isEmpty();
    assertThat(diff.worlds().divergences())
        .anyMatch(one -> one.after().get(0).equals("newsletter"));
  }

  @Test
  void aRuleInDrlIsToldByItsName() {
    var diff = diff("rules/reminders.drl", "612000", "691200");
    assertThat(diff.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.RULE);
              assertThat(change.place())
                  .isEqualTo("You looked at it a week ago and have not bought it");
            });
    assertThat(diff.worlds().divergences()).anyMatch(one -> one.after().contains("view-reminder"));
  }

  @Test
  void theSameFilesAreTheSame() {
    var side = new Side(files, release);
    var diff = new ReleaseDiffer(LOADER, BOUNDS).diff(side, side);
    assertThat(diff.outcome()).isEqualTo(Outcome.SAME);
    assertThat(diff.changes()).isEqualTo(List.of());
  }

  private ReleaseDiff diff(String path, String old, String now) {
    var text = files.text(path).orElseThrow();
    assertThat(text).contains(old);
    return diff(path, text.replace(old, now));
  }

  private ReleaseDiff diff(String path, String text) {
    var changed = files.with(path, text.getBytes(StandardCharsets.UTF_8));
    try (var compiled = compiler.compile(changed, 2)) {
      return new ReleaseDiffer(LOADER, BOUNDS)
          .diff(new Side(files, release), new Side(changed, compiled));
    }
  }
}

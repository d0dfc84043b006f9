package dev.arbiter.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.release.Release;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a backtest tells what a change of rules would have changed, exactly. */
@Tag("X03")
final class BacktestChangesTest extends TriedOut {

  @Test
  void underTheReleaseThatDecidedEveryDecisionComesOutAgain() {
    var result = run(retail.live(), everything());
    reconcile(result);
    assertThat(result.all().same()).isEqualTo(REQUESTS);
    assertThat(result.all().valueAfter()).isEqualTo(result.all().valueBefore()).isPositive();
  }

  @Test
  void aMovedThresholdChangesExactlyWhatItChanges() {
    var tested = retail.with("tables/offers.dmn", "<text>&gt; 500</text>", "<text>&gt; 300</text>");
    var result = run(tested, everything());
    reconcile(result);
    assertThat(told(result)).isEqualTo(expected(tested, asked -> true));
    assertThat(result.all().notReplayable()).isZero();
    assertThat(result.all().first()).isPositive();
    assertThat(result.all().changed())
        .isEqualTo(
            log.asked().stream()
                .filter(asked -> !shown(asked.by(retail.live())).equals(shown(asked.by(tested))))
                .count());
    assertThat(result.all().changed() - result.all().content())
        .isEqualTo(
            log.asked().stream()
                .filter(asked -> !ids(asked.by(retail.live())).equals(ids(asked.by(tested))))
                .count());
    assertThat(result.all().valueAfter()).isEqualTo(value(tested), within(1e-6));
    assertThat(result.all().valueBefore()).isEqualTo(value(retail.live()), within(1e-6));
  }

  private static List<String> ids(Decision decision) {
    return decision.actions().stream().map(Choice::action).toList();
  }

  /** All that the subject would see. */
  private static List<List<Object>> shown(Decision decision) {
    return decision.actions().stream()
        .map(choice -> List.<Object>of(choice.action(), choice.treatment(), choice.items()))
        .toList();
  }

  private double value(Release release) {
    return log.asked().stream()
        .flatMap(asked -> asked.by(release).actions().stream())
        .mapToDouble(
            choice ->
                choice.propensity()
                    * Objects.requireNonNull(release.catalog().actions().get(choice.action()))
                        .value())
        .sum();
  }

  @Test
  void otherTextsAreAChangeOfContent() {
    var tested = retail.with("actions/newsletter.yaml", "News from the shop", "News");
    var result = run(tested, everything());
    reconcile(result);
    assertThat(result.all().first() + result.all().ranking()).isZero();
    assertThat(result.all().content())
        .isEqualTo(
            log.asked().stream()
                .filter(
                    asked ->
                        asked.by(tested).actions().stream()
                            .anyMatch(choice -> choice.action().equals("newsletter")))
                .count())
        .isPositive();
  }

  @Test
  void examplesSayWhichDecisionChangedAndWhyAndNothingOfTheSubject() {
    var tested = retail.with("tables/offers.dmn", "<text>&gt; 500</text>", "<text>&gt; 1</text>");
    var result = run(tested, everything());
    var example =
        result.matrix().stream()
            .filter(cell -> cell.after().equals(Optional.of("vip-discount")))
            .filter(cell -> cell.changed() > 1)
            .flatMap(cell -> cell.examples().stream())
            .findFirst()
            .orElseThrow();
    var asked =
        log.asked().stream()
            .filter(one -> one.decision().equals(example.decision()))
            .findFirst()
            .orElseThrow();
    assertThat(example.after().get(0)).isEqualTo("vip-discount");
    assertThat(first(asked.by(tested))).isEqualTo("vip-discount");
    var vip =
        example.actions().stream()
            .filter(fates -> fates.action().equals("vip-discount"))
            .findFirst()
            .orElseThrow();
    assertThat(vip.before().orElseThrow().reasons()).isNotEmpty();
    assertThat(vip.after().orElseThrow().rank()).contains(1);
    assertThat(vip.after().orElseThrow().reasons().toString()).contains("offers.dmn#row-1");
    assertThat(result.toString()).doesNotContain("p-1", "product-");
    assertThat(result.matrix()).allMatch(cell -> cell.examples().size() <= 2);
  }

  @Test
  void aTraitThatWasNotReadIsReadFromTheProfileOfThatTime() {
    var tested =
        retail.with(
            "project.yaml",
            "traits:\n",
            "traits:\n  - {name: spendTotal, type: number, classification: personal,"
                + " purposes: [marketing, service]}\n",
            "tables/offers.dmn",
            "<text>traits.spend30d</text>",
            "<text>traits.spendTotal</text>");
    var result = run(tested, everything());
    reconcile(result);
    assertThat(result.all().notReplayable()).isZero();
    assertThat(told(result)).isEqualTo(expected(tested, asked -> true));
  }

  @Test
  void contactsThatWereNotCountedAreCountedFromTheLog() {
    var tested =
        retail.with(
            "actions/newsletter.yaml",
            "value: 2",
            "value: 2\ncontactPolicy: {cap: 2, window: P1D}",
            "actions/vip-discount.yaml",
            "{cap: 3, window: P7D}",
            "{cap: 5, window: P9D}");
    var result = run(tested, everything());
    reconcile(result);
    assertThat(told(result)).isEqualTo(expected(tested, asked -> true));
    assertThat(result.all().changed()).isPositive();
    assertThat(
            result.actions().stream()
                .filter(action -> action.action().equals("newsletter"))
                .findFirst()
                .orElseThrow())
        .satisfies(
            action -> assertThat(action.contactsAfter()).isLessThan(action.contactsBefore()));
  }
}

package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X12")
final class ProposalTest {
  private static final RuleRef RULE = new RuleRef("bought together", "rules/together.drl");
  private static final RuleRef OTHER = new RuleRef("seen", "rules/seen.drl");
  private final Events events = new Events();
  private final Setting setting =
      new Setting().trait("boughtProducts", "service").offer(new Offer("a").byRule());

  @Test
  void theBestThreeProductsAreShown() {
    var choice =
        setting
            .rules(propose("p4", 4), propose("p2", 2), propose("p1", 1), propose("p3", 3))
            .decide()
            .actions()
            .get(0);

    assertThat(choice.items()).extracting(Item::product).containsExactly("p1", "p2", "p3");
    assertThat(choice.reasons()).containsExactly(new Reason.Rule(RULE));
  }

  @Test
  void whatTheSubjectHasIsNotProposedAgain() {
    setting.happened(events.purchase(Setting.NOW, "o-1", "p1", 1, "5"));

    var choice = setting.rules(propose("p1", 1), propose("p2", 2)).decide().actions().get(0);

    assertThat(choice.items()).extracting(Item::product).containsExactly("p2");
  }

  @Test
  void whatWasSentBackMayBeProposedAgain() {
    setting.happened(
        events.purchase(Setting.NOW, "o-1", "p1", 1, "5"),
        events.cancellation(Setting.NOW, "o-1", "p1", 1, "5"));

    assertThat(setting.rules(propose("p1", 1)).decide().actions()).hasSize(1);
  }

  @Test
  void withNothingLeftToShowTheActionIsExcluded() {
    setting.happened(events.purchase(Setting.NOW, "o-1", "p1", 1, "5"));

    assertThat(setting.rules(propose("p1", 1)).decide().excluded())
        .containsExactly(new Exclusion("a", Stage.RULES, List.of(new Reason.NothingLeft())));
  }

  @Test
  void aProductProposedTwiceIsShownOnceAtItsBetterRank() {
    var choice =
        setting
            .rules(
                propose("p1", 3),
                propose("p2", 2),
                new Verdict.Propose("a", OTHER, new Item("p1", "Lamp", 1)))
            .decide()
            .actions()
            .get(0);

    assertThat(choice.items())
        .containsExactly(new Item("p1", "Lamp", 1), new Item("p2", "name of p2", 2));
    assertThat(choice.reasons()).containsExactly(new Reason.Rule(RULE), new Reason.Rule(OTHER));
  }

  @Test
  void aRuleWhoseProductsAreNotShownIsNoReason() {
    var choice =
        setting
            .rules(
                new Verdict.Propose("a", OTHER, new Item("p9", "late", 9)),
                propose("p1", 1),
                propose("p2", 2),
                propose("p3", 3))
            .decide()
            .actions()
            .get(0);

    assertThat(choice.reasons()).containsExactly(new Reason.Rule(RULE));
  }

  @Test
  void theOrderOfProposalsDoesNotMatter() {
    var proposals = new ArrayList<Verdict>();
    IntStream.range(0, 20).forEach(i -> proposals.add(propose("p" + i % 7, i % 3)));
    var items = items(proposals);

    Collections.reverse(proposals);

    assertThat(items(proposals)).isEqualTo(items).hasSize(3);
  }

  @Test
  void theTreatmentShowsTheItems() {
    setting.offer(
        new Offer("a").byRule().treatment("web", "title", values -> "" + values.get("items")));

    assertThat(setting.rules(propose("p1", 1)).decide().actions().get(0).treatment())
        .hasEntrySatisfying("title", title -> assertThat(title).contains("product=p1"))
        .hasEntrySatisfying("title", title -> assertThat(title).contains("name=name of p1"));
  }

  @Test
  void manyProposalsAndALongHistoryAreJudgedInOnePass() {
    var bought =
        IntStream.range(0, 2_000)
            .mapToObj(i -> events.purchase(Setting.NOW, "o-1", "p" + i, 1, "1"))
            .toArray(Event[]::new);
    var proposals =
        IntStream.range(0, 5_000).mapToObj(i -> propose("p" + i, i)).toArray(Verdict[]::new);

    var begun = System.nanoTime();
    var items = setting.happened(bought).rules(proposals).decide().actions().get(0).items();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(items).extracting(Item::product).containsExactly("p2000", "p2001", "p2002");
  }

  private List<Item> items(List<Verdict> proposals) {
    return setting.rules(proposals.toArray(Verdict[]::new)).decide().actions().get(0).items();
  }

  private static Verdict propose(String product, int rank) {
    return new Verdict.Propose("a", RULE, new Item(product, "name of " + product, rank));
  }
}

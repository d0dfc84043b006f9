package dev.arbiter.service.releases.draft.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.releases.draft.Desk;
import dev.arbiter.service.releases.draft.trial.DraftCheck.DraftFinding;
import dev.arbiter.service.releases.draft.trial.DraftCheck.DraftProblem;
import dev.arbiter.service.releases.draft.trial.DraftScenarios.FailedScenario;
import dev.arbiter.service.releases.draft.trial.DraftScenarios.MissedPlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DraftTrialsTest {
  private static final String OFFERS = "tables/offers.dmn";

  private final Desk desk = new Desk(new Jdbc(TestDatabase.EMBEDDED.empty().dataSource()));
  private final DraftTrials trials = new DraftTrials(desk.drafts);

  @BeforeEach
  void begin() {
    desk.begin();
  }

  @AfterEach
  void close() {
    trials.close();
    desk.close();
  }

  private String digest() {
    return trials.use(Desk.PROJECT, release -> release.ref().digest());
  }

  @Test
  void whatIsTriedIsTheDraftAsItIsNow() {
    var before = digest();
    var same = trials.<Object>use(Desk.PROJECT, release -> release);
    assertThat(trials.<Object>use(Desk.PROJECT, release -> release)).isSameAs(same);
    desk.replace("actions/hello.yaml", "value: 1", "value: 2");
    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void aBrokenFileIsNamed() {
    desk.write("segments/a.yaml", "id: a\nowner: crm\nreviewBy: 2027-01-01\ncondition: (\n");
    var check = trials.check(Desk.PROJECT);
    assertThat(check.problems()).extracting(DraftProblem::file).contains("segments/a.yaml");
    assertThat(check.findings()).isEmpty();
  }

  @Test
  void findingsNameTheirRowsAndGapsComeWithARow() {
    var gap =
        trials.check(Desk.PROJECT).findings().stream()
            .filter(one -> one.check().equals("table-gap"))
            .findFirst()
            .orElseThrow();
    assertThat(gap.suggestion().orElseThrow().inputs()).containsExactly("< 50");
    desk.replace(OFFERS, "&gt;= 50", "[9..1]");
    assertThat(trials.check(Desk.PROJECT).findings())
        .filteredOn(one -> one.check().equals("row-dead"))
        .flatExtracting(DraftFinding::rows)
        .containsExactly(OFFERS + "#row-1");
  }

  @Test
  void scenariosTellWhatFailsAndWhichRowsTheyReach() {
    var tried = trials.scenarios(Desk.PROJECT);
    assertThat(tried.failed()).isEmpty();
    assertThat(tried.coverage().rows().missed())
        .extracting(MissedPlace::reference)
        .containsExactly(OFFERS + "#row-1");
    desk.write(
        "scenarios/basket.yaml",
        """
        - scenario: A large basket needs no greeting
          given: {context: {basket: 60}}
          when: {slot: hero, channel: web, purpose: service}
          then: {treatments: {hello: {title: Hello}}}
        """);
    var failing = trials.scenarios(Desk.PROJECT);
    assertThat(failing.coverage().rows().reached()).containsExactly(OFFERS + "#row-1");
    assertThat(failing.failed())
        .extracting(FailedScenario::name)
        .containsExactly("A large basket needs no greeting");
    assertThat(failing.objections()).isNotEmpty();
  }
}

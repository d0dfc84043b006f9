package dev.arbiter.service.events.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.identity.Likeness.Word;
import dev.arbiter.service.events.identity.MatchView;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
final class MatchingTest {
  private final Register register = new Register();

  @BeforeEach
  void fill() {
    register.fill(100);
  }

  private MatchView decide(MatchView link, Word word) {
    return register.matching.decide(link.id(), new Decision(word, "seen", "olga", register.now));
  }

  private List<String> logged() {
    return register.jdbc.query(
        "read", "select action from admin_log order by at", row -> row.getString(1));
  }

  @Test
  void linksAreSuggestedWithTheEvidenceOfEachFieldAndNothingIsJoined() {
    var before = register.profiles();
    register.declare("suggest");
    var run = register.compare();
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.looked()).isEqualTo(150);
    assertThat(run.people()).isEqualTo(150);
    assertThat(run.weights()).isPresent();
    var open = register.links("open");
    assertThat(open).hasSize((int) run.links()).hasSizeBetween(48, 52);
    assertThat(open)
        .allSatisfy(
            link -> {
              assertThat(link.one().split("=|-")[1]).isEqualTo(link.other().split("=|-")[1]);
              assertThat(link.run()).isEqualTo(run.id());
              assertThat(link.evidence())
                  .extracting(MatchView.Evidence::field)
                  .containsExactly("first", "last", "street", "born");
              var bits = link.evidence().stream().mapToDouble(MatchView.Evidence::bits).sum();
              assertThat(bits).isEqualTo(link.score());
            });
    assertThat(register.profiles()).isEqualTo(before);
    var kept = register.dump("match_links") + register.dump("match_runs");
    assertThat(register.stated).hasSizeGreaterThan(300).noneMatch(kept::contains);
  }

  @Test
  @Tag("B05")
  void inModeJoinSubjectsAlikeAreOneAndAnotherRunChangesNothing() {
    register.declare("join");
    register.compare();
    assertThat(register.profiles()).hasSizeBetween(100, 102);
    assertThat(register.links("joined")).hasSizeGreaterThan(47);
    var fragments = register.dump("fragments");
    var links = register.dump("match_links");
    var again = register.compare();
    assertThat(again.state()).isEqualTo("done");
    assertThat(again.looked()).isEqualTo(150);
    assertThat(register.dump("fragments")).isEqualTo(fragments);
    assertThat(register.dump("match_links")).isEqualTo(links);
  }

  @Test
  @Tag("B07")
  void whatIsNotFoundAgainPartsExactlyAndWhatIsOnlySuggestedAtOnce() {
    var apart = register.profiles();
    register.declare("join");
    register.compare();
    register.declare("suggest");
    assertThat(register.profiles()).isEqualTo(apart);
    register.declare("join");
    register.compare();
    var joined = register.links("joined").get(0);
    var other = Map.of("first", "qqq", "last", "vvv", "street", "uuu", "born", "2001-01-01");
    register.states(joined.one().replace('=', ':'), other);
    var before = register.profiles();
    register.compare();
    assertThat(register.links("joined")).extracting(MatchView::id).doesNotContain(joined.id());
    assertThat(register.profiles()).hasSize(before.size() + 1);
    assertThat(register.profiles()).containsEntry(joined.other(), apart.get(joined.other()));
  }

  @Test
  void whatSomebodyAcceptedOrRejectedStaysSoOverLaterRuns() {
    register.declare("suggest");
    register.compare();
    var apart = register.profiles();
    var links = register.links("open");
    assertThat(decide(links.get(0), Word.ACCEPTED).state()).isEqualTo("joined");
    assertThat(decide(links.get(1), Word.REJECTED).state()).isEqualTo("rejected");
    register.declare("join");
    register.compare();
    assertThat(register.links("rejected"))
        .extracting(MatchView::id)
        .containsOnly(links.get(1).id());
    register.declare("suggest");
    assertThat(register.profiles()).hasSize(apart.size() - 1);
    var accepted = register.links("joined").get(0);
    assertThat(accepted.decision().orElseThrow().word()).isEqualTo("accepted");
    assertThat(accepted.decision().orElseThrow().decidedBy()).isEqualTo("olga");
    assertThat(decide(accepted, Word.REJECTED).state()).isEqualTo("rejected");
    assertThat(register.profiles()).isEqualTo(apart);
    assertThat(logged()).contains("matching.declared", "match.accepted", "match.rejected");
    assertThatThrownBy(() -> register.matching.find("a~b")).isInstanceOf(ProblemException.class);
  }

  @Test
  @Tag("B07")
  void whoWasSeparatedStaysApartOverLaterRunsUntilThatIsUndone() {
    var apart = register.profiles();
    register.declare("join");
    register.compare();
    var link = register.links("joined").get(0);
    register.jdbc.update(
        "separate",
        "insert into separations (id, one_side, other_side, reason, separated_by)"
            + " values ('s-1', array[?], array[?], 'twins', 'olga')",
        link.one(),
        link.other());
    register.compare();
    register.likenesses.change(connection -> Set.of(link.one()));
    assertThat(register.links("separated")).extracting(MatchView::id).containsExactly(link.id());
    assertThat(register.profiles()).containsEntry(link.one(), apart.get(link.one()));
  }

  @Test
  @Tag("B03")
  void twoCustomersWhoLookAlikeStayTwoAndThatIsTold() {
    register.declare("suggest");
    register.compare();
    var links = register.links("open");
    register.happens("customer:1", links.get(0).one().replace('=', ':'));
    register.happens("customer:2", links.get(0).other().replace('=', ':'));
    assertThat(register.links("conflict")).extracting(MatchView::id).contains(links.get(0).id());
    register.declare("join");
    register.compare();
    var conflict = register.links("conflict");
    assertThat(conflict).hasSize(1);
    assertThat(conflict.get(0).profiles()).containsExactlyInAnyOrder("customer=1", "customer=2");
    assertThat(decide(conflict.get(0), Word.ACCEPTED).state()).isEqualTo("conflict");
  }

  @Test
  void eachStateListsExactlyTheLinksThatAreInIt() {
    register.declare("join");
    register.compare();
    var links = register.links("joined");
    var refused = "update match_links set word = 'OPEN', fate = null, refused = ? where one = ?";
    register.jdbc.update("refuse", refused, "SIZE", links.get(0).one());
    register.jdbc.update("refuse", refused, "EVIDENCE", links.get(1).one());
    register.jdbc.update("leave open", refused, Optional.empty(), links.get(2).one());
    register.likenesses.change(
        any -> links.stream().limit(3).map(MatchView::one).collect(Collectors.toSet()));
    register.happens("customer:1", links.get(3).one().replace('=', ':'));
    register.happens("customer:2", links.get(3).other().replace('=', ':'));
    decide(links.get(4), Word.REJECTED);
    var all = register.matching.list(Optional.empty(), Optional.empty(), 1_000);
    var states =
        List.of("open", "joined", "rejected", "conflict", "too-large", "doubtful", "shared");
    for (var state : states) {
      var those = all.stream().filter(link -> link.state().equals(state)).toList();
      assertThat(register.links(state)).as(state).isEqualTo(those);
      assertThat(those.isEmpty()).as(state).isEqualTo(state.equals("shared"));
    }
  }

  @Test
  void theListIsReadPageByPage() {
    register.declare("suggest");
    register.compare();
    var all = register.links("open");
    var read = new ArrayList<MatchView>();
    var after = Optional.<Matching.Place>empty();
    for (var page = all; !page.isEmpty(); ) {
      page = register.matching.list(Optional.of("open"), after, 7);
      read.addAll(page);
      var last = read.get(read.size() - 1);
      after = Optional.of(new Matching.Place(last.probability(), last.one(), last.other()));
    }
    assertThat(read).isEqualTo(all);
  }
}

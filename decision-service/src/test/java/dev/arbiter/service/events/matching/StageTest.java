package dev.arbiter.service.events.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.database.Claim;
import dev.arbiter.service.events.identity.Changes;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
final class StageTest {
  private final Register register = new Register();
  private final Claim claim = new Claim(register.jdbc, "matching", Duration.ofMinutes(1));

  @BeforeEach
  void fill() {
    register.fill(20);
    register.declare("join");
  }

  private Outcome outcome() {
    var declaration = register.matching.declared().orElseThrow().declaration();
    var people =
        new People(
            register.view, register.fragments, register.likenesses, () -> register.now, 1_000);
    var read = people.read(declaration.fields(), (looked, some) -> true).orElseThrow();
    return Outcome.of(declaration, read, 1_000);
  }

  private boolean stage(Outcome outcome) {
    return new Stage(register.jdbc).fill(outcome.found(), claim, () -> true);
  }

  private int staged() {
    return register
        .jdbc
        .first("read", "select count(*) from match_staged", row -> row.getInt(1))
        .orElseThrow();
  }

  @Test
  void linksAreWrittenWhileAWriterOfEventsIsAtIt() {
    var outcome = outcome();
    var isFilled =
        register.jdbc.transaction(
            "write events",
            connection -> {
              Changes.next(connection); // nobody else may change who is who until this ends
              return stage(outcome);
            });
    assertThat(isFilled).isTrue();
    assertThat(staged()).isEqualTo(outcome.found().size()).isPositive();
    assertThat(register.dump("match_links")).isEmpty();
  }

  @Test
  void whatAServerThatWentAwayLeftIsSweptAndMeansNothing() {
    var fragments = register.dump("fragments");
    stage(outcome());
    assertThat(register.dump("fragments")).isEqualTo(fragments);
    register.jdbc.update("vary", "update match_staged set one = 'x', other = 'y' || other");
    claim.release();
    var run = register.compare();
    assertThat(run.state()).isEqualTo("done");
    assertThat(register.links("joined")).isNotEmpty().hasSize((int) run.links());
    assertThat(register.dump("match_links")).doesNotContain("(x,");
    assertThat(staged()).isZero();
  }

  @Test
  void whatIsTheSameIsNotWrittenAgain() {
    register.compare();
    var links = register.dump("match_links");
    stage(outcome());
    assertThat(staged()).isZero();
    register.jdbc.update("vary", "update match_links set score = 0 where word = 'FOUND'");
    stage(outcome());
    assertThat(staged()).isEqualTo(links.lines().count());
  }

  @Test
  void whoseClaimIsGoneSweepsNothingOfAnother() {
    var outcome = outcome();
    stage(outcome);
    var late = new Claim(register.jdbc, "matching", Duration.ofMinutes(1));
    assertThat(new Stage(register.jdbc).fill(outcome.found(), late, () -> true)).isFalse();
    assertThat(staged()).isEqualTo(outcome.found().size());
  }
}

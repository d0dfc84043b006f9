package dev.arbiter.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private final Jdbc jdbc = new Jdbc(SharedDatabase.empty().dataSource());
  private final Claim claim = node();

  private Claim node() {
    return new Claim(jdbc, "work", Duration.ofMinutes(10));
  }

  private boolean takes(Claim node) {
    return jdbc.transaction("take it", node::take);
  }

  private void letTimePass() {
    jdbc.update("let time pass", "update claims set until = now() - interval '1 s'");
  }

  @Test
  void oneNodeIsAtItAtATime() {
    var done = new ArrayList<String>();
    claim.alone(
        () -> {
          done.add("first");
          node().alone(() -> done.add("second"));
          new Claim(jdbc, "other work", Duration.ofMinutes(1)).alone(() -> done.add("other"));
        });
    node().alone(() -> done.add("third"));
    assertThat(done).containsExactly("first", "other", "third");
  }

  @Test
  void ofThoseWhoTakeItAtOnceOneGetsIt() {
    var taken =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> takes(node())))
            .toList()
            .stream()
            .filter(CompletableFuture::join)
            .toList();
    assertThat(taken).hasSize(1);
  }

  @Test
  void nothingIsOpenAtTheDatabaseMeanwhile() {
    claim.alone(
        () ->
            assertThat(
                    jdbc.query(
                        "count transactions",
                        "select pid from pg_stat_activity where state = 'idle in transaction'"
                            + " and datname = current_database()",
                        row -> row.getInt(1)))
                .isEmpty());
  }

  @Test
  void whoseTimeIsUpLosesItToWhoeverTakesIt() {
    assertThat(takes(claim)).isTrue();
    letTimePass();
    assertThat(claim.renew()).isTrue();
    assertThat(takes(node())).isFalse();
    letTimePass();
    var other = node();
    assertThat(takes(other)).isTrue();
    assertThat(claim.renew()).isFalse();
    claim.release();
    assertThat(takes(node())).isFalse();
    other.release();
    assertThat(takes(node())).isTrue();
  }

  @Test
  void whatWasLeftUndoneIsBegunAgainByTheSameNodeAlone() {
    assertThat(takes(claim)).isTrue();
    assertThat(takes(node())).isFalse();
    assertThat(takes(claim)).isTrue();
  }

  @Test
  void workThatFailsIsLeftToOthers() {
    assertThatThrownBy(
            () ->
                claim.alone(
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(takes(node())).isTrue();
  }
}

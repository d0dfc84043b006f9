package dev.arbiter.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.Together;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {
  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

  private List<Integer> write(List<Integer> batch) {
    batches.add(List.copyOf(batch));
    if (batch.contains(13)) {
      throw new IllegalArgumentException("13 is not wanted");
    }
    if (batch.contains(14)) {
      throw new StoreException("write", new SQLException("the connection was lost", "08006"));
    }
    return batch.stream().map(item -> -item).toList();
  }

  /** Submits the items so that they wait together for the end of an earlier batch. */
  private List<Object> submitTogether(List<Integer> items) {
    var blocked = new CountDownLatch(1);
    var taken = new CountDownLatch(1);
    var answers = new ArrayList<Object>(items);
    try (var commits =
        new GroupCommit<Integer, Integer>(
            "test",
            batch -> {
              taken.countDown();
              await(batch.contains(0) ? blocked : new CountDownLatch(0));
              return write(batch);
            })) {
      var threads = new ArrayList<Thread>();
      threads.add(start(() -> commits.submit(0)));
      await(taken);
      for (var i = 0; i < items.size(); i++) {
        var place = i;
        threads.add(start(() -> answers.set(place, answer(commits, items.get(place)))));
      }
      blocked.countDown();
      threads.forEach(GroupCommitTest::join);
    }
    return answers;
  }

  private static Object answer(GroupCommit<Integer, Integer> commits, int item) {
    try {
      return commits.submit(item);
    } catch (IllegalArgumentException | StoreException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /** Returns when the thread waits for its answer, so that the order of submission is known. */
  private static Thread start(Runnable task) {
    var thread = new Thread(task);
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void whatWaitsTogetherIsWrittenTogetherInTheOrderOfItsComing() {
    assertThat(submitTogether(List.of(3, 1, 2))).containsExactly(-3, -1, -2);
    assertThat(batches).containsExactly(List.of(0), List.of(3, 1, 2));
  }

  @Test
  void aBadItemHarmsNoOther() {
    assertThat(submitTogether(List.of(1, 13, 2))).containsExactly(-1, "13 is not wanted", -2);
    assertThat(batches)
        .containsExactly(List.of(0), List.of(1, 13, 2), List.of(1), List.of(13), List.of(2));
  }

  @Test
  void whenTheDatabaseIsNotThereNobodyWaitsForATryOfEach() {
    assertThat(submitTogether(List.of(1, 14, 2)))
        .containsExactly(
            "the database could not write",
            "the database could not write",
            "the database could not write");
    assertThat(batches).containsExactly(List.of(0), List.of(1, 14, 2));
  }

  @Test
  void eachOfManyGetsItsOwnAnswerAndIsWrittenOnce() {
    try (var commits = new GroupCommit<Integer, Integer>("test", this::write)) {
      Together.run(
          8,
          writer -> {
            for (var i = 0; i < 100; i++) {
              var item = 1_000 * (writer + 1) + i;
              assertThat(commits.submit(item)).isEqualTo(-item);
            }
          });
    }
    var written = batches.stream().flatMap(List::stream).toList();
    assertThat(written).hasSize(800).doesNotHaveDuplicates();
    for (var writer = 1; writer <= 8; writer++) {
      var first = 1_000 * writer;
      assertThat(written)
          .filteredOn(item -> item >= first && item < first + 1_000)
          .containsExactlyElementsOf(IntStream.range(first, first + 100).boxed().toList());
    }
  }

  @Test
  void whatComesAfterTheEndIsRefused() {
    var commits = new GroupCommit<Integer, Integer>("test", this::write);
    commits.close();
    assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(OverloadException.class);
    assertThat(batches).isEmpty();
  }
}

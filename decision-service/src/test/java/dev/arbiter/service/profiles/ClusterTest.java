package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.Together;
import dev.arbiter.service.profiles.grid.Grid;
import dev.arbiter.service.profiles.grid.Members;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several members of one grid, who keep one record. */
final class ClusterTest {
  private final KeptFragments record = new KeptFragments();

  /** Commits one more event of a fragment and tells a member, as an intake does. */
  private long happens(String id, Memory told) {
    synchronized (record) {
      var before = record.kept.getOrDefault(id, Fragment.alone(Profile.empty(id)));
      var number = before.revision() + 1;
      var event = SomeEvents.event(id + " " + number, "view", Map.of("product", "x"));
      record.put(before.with(List.of(event), number));
      var change = new Change(id, before.revision(), number, List.of(event), false);
      new View(told, record).apply(List.of(change));
      return number;
    }
  }

  private void assertRight(Grid... grids) {
    for (var grid : grids) {
      var view = new View(grid, record);
      record.kept.forEach((id, kept) -> assertThat(view.get(id)).contains(kept.known()));
    }
  }

  @Test
  @Tag("E17")
  void changesThatComeToBothAreSeenByBothAtOnce() {
    try (var members = new Members(2)) {
      var grids = members.joined(1_000);
      Together.run(
          4,
          worker -> {
            for (var i = 0; i < 100; i++) {
              var id = "p-" + i % 7;
              var kept = happens(id, grids.get(worker % 2));
              var seen = new View(grids.get((worker + 1) % 2), record).get(id).orElseThrow();
              assertThat(seen.events()).isEqualTo(seen.revision()).isGreaterThanOrEqualTo(kept);
            }
          });
      assertRight(grids.get(0), grids.get(1));
      assertThat(record.kept.values()).extracting(Fragment::revision).contains(60L, 56L);
      assertThat(record.readings.get()).as("both read what one has read").isLessThan(60);
    }
  }

  @Test
  void whatOneMemberHasNoRoomForIsNotShownAsItWasByTheOther() {
    try (var members = new Members(2)) {
      var grids = members.joined(20);
      for (var i = 0; i < 600; i++) {
        var id = "p-" + i * 7 % 50;
        happens(id, grids.get(i % 2));
        assertThat(new View(grids.get(i / 2 % 2), record).get(id).map(Profile::revision))
            .contains(record.revision(id));
      }
      assertRight(grids.get(0), grids.get(1));
    }
  }

  @Test
  void whoIsCutOffReadsTheRecordAndAllIsRightWhenTheyAreTogetherAgain() throws Exception {
    try (var members = new Members(3)) {
      var first = members.join(0, 1_000);
      var second = members.join(1, 1_000);
      members.witness(2);
      members.await(() -> first.members() == 3 && first.isRunning() && second.isRunning());
      List.of("p-1", "p-2", "p-3").forEach(id -> happens(id, first));
      assertRight(first, second);
      var join = Members.cut(second);
      happens("p-1", second);
      assertRight(second);
      members.await(() -> !second.isAvailable() && first.members() == 2);
      happens("p-2", second);
      happens("p-3", first);
      assertRight(second);
      new View(first, record).refresh(record.changed(0, 9));
      assertRight(first);
      assertThat(first.isAvailable()).as("with the witness it is the majority").isTrue();
      join.run();
      members.await(() -> first.members() == 3 && second.isAvailable());
      assertRight(first, second);
      List.of("p-1", "p-2", "p-3").forEach(id -> happens(id, first));
      assertRight(first, second);
    }
  }

  @Test
  void ofTwoNoneBelievesWhatItHasUntilTheOtherIsBack() throws Exception {
    try (var members = new Members(2)) {
      var grids = members.joined(1_000);
      happens("p-1", grids.get(0));
      assertRight(grids.get(0), grids.get(1));
      var join = Members.cut(grids.get(1));
      members.await(() -> grids.stream().noneMatch(Grid::isAvailable));
      grids.forEach(grid -> happens("p-1", grid));
      assertRight(grids.get(0), grids.get(1));
      join.run();
      members.await(() -> grids.stream().allMatch(Grid::isAvailable));
      assertRight(grids.get(0), grids.get(1));
      var readings = record.readings.get();
      assertRight(grids.get(0), grids.get(1));
      assertThat(record.readings).as("from memory again").hasValue(readings);
    }
  }

  @Test
  void oneAfterTheOtherMayLeaveAndComeBack() {
    try (var members = new Members(3)) {
      members.witness(2);
      var first = members.join(0, 1_000);
      var second = members.join(1, 1_000);
      members.await(() -> first.members() == 3 && first.isRunning() && second.isRunning());
      happens("p-1", first);
      assertRight(first, second);
      first.close();
      members.forget(first);
      happens("p-1", second);
      assertRight(second);
      assertThat(second.isAvailable()).isTrue();
      var again = members.join(0, 1_000);
      members.await(again::isRunning);
      second.close();
      members.forget(second);
      happens("p-1", again);
      assertRight(again);
      assertThat(again.isAvailable()).isTrue();
    }
  }

  @Test
  void whoHasAnotherSecretStaysOutside() {
    try (var members = new Members(2)) {
      var first = members.join(0, 10);
      var stranger = members.keep(Grid.join(10, members.settings(1, "x".repeat(40))));
      happens("p-1", first);
      assertRight(first);
      assertThat(first.members()).isOne();
      assertThat(stranger.members()).isOne();
      assertThat(stranger.get("p-1")).isEmpty();
    }
  }
}

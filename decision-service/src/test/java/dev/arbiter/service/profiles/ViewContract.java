package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a view of profiles does, wherever it keeps them. */
abstract class ViewContract {
  private final KeptFragments record = new KeptFragments();

  abstract Memory memory();

  private View view() {
    return new View(memory(), record);
  }

  @BeforeEach
  void forgetAll() {
    List.of("p-0", "p-1", "p-2", "p-9").forEach(memory()::forget);
  }

  private static Profile known(String id, long revision, int events) {
    return Profile.empty(id).with(SomeEvents.EVENTS.subList(0, events)).at(revision);
  }

  /** Has it read, so that it is in memory from then on. */
  private void inMemory(Profile profile) {
    record.put(Fragment.alone(profile));
    assertThat(view().get(profile.id())).contains(profile);
  }

  private static Fragment of(String lead, Profile known, String... members) {
    return new Fragment(lead, new TreeSet<>(List.of(members)), known);
  }

  private static Change came(String id, long before, long after, Event... events) {
    return new Change(id, before, after, List.of(events), false);
  }

  @Test
  @Tag("E17")
  void whatIsNotInMemoryIsReadOnce() {
    record.put(Fragment.alone(known("p-1", 3, 2)));
    assertThat(view().get("p-1")).contains(known("p-1", 3, 2));
    assertThat(view().get("p-1")).contains(known("p-1", 3, 2));
    assertThat(record.readings).hasValue(1);
    assertThat(view().get("p-2")).isEmpty();
  }

  @Test
  @Tag("B05")
  void aProfileIsTheUnionOfItsFragmentsUnderAnyOfTheirIds() {
    record.put(of("p-1", known("p-1", 3, 2), "p-1", "p-2"));
    record.put(of("p-1", known("p-2", 7, 1)));
    var whole = known("p-1", 3, 2).with(known("p-2", 7, 1));
    assertThat(view().get("p-1")).contains(whole);
    assertThat(view().get("p-2")).contains(whole);
    assertThat(view().lead("p-2")).contains("p-1");
    assertThat(whole.revision()).isEqualTo(7);
  }

  @Test
  void whoHasAnIdentifierAndNoEventIsNotKnown() {
    record.put(Fragment.alone(known("p-1", 3, 0)));
    assertThat(view().get("p-1")).isEmpty();
    assertThat(view().lead("p-1")).contains("p-1");
  }

  @Test
  @Tag("B17")
  void aChangeOfWhatIsInMemoryIsTakenInWithoutReading() {
    inMemory(known("p-1", 2, 2));
    view().apply(List.of(came("p-1", 2, 5, SomeEvents.EVENTS.get(2))));
    assertThat(view().get("p-1")).contains(known("p-1", 5, 3));
    assertThat(record.readings).hasValue(1);
  }

  @Test
  void aChangeThatWasTakenInBeforeChangesNothing() {
    inMemory(known("p-1", 2, 1));
    view().apply(List.of(came("p-1", 0, 2, SomeEvents.EVENTS.get(0)), came("p-1", 2, 2)));
    assertThat(view().get("p-1")).contains(known("p-1", 2, 1));
  }

  @Test
  void aChangeOfAnotherStateThanThatInMemoryMakesItBeRead() {
    inMemory(known("p-1", 2, 1));
    record.put(Fragment.alone(known("p-1", 9, 4)));
    view().apply(List.of(came("p-1", 5, 9, SomeEvents.EVENTS.get(3))));
    assertThat(view().get("p-1")).contains(known("p-1", 9, 4));
    record.put(of("p-0", known("p-1", 11, 4)));
    record.put(of("p-0", known("p-0", 11, 0), "p-0", "p-1"));
    view().apply(List.of(new Change("p-1", 0, 11, List.of(), true)));
    assertThat(view().get("p-1")).map(Profile::id).contains("p-0");
  }

  @Test
  void whatChangesWhileItIsReadIsReadAgain() {
    record.put(Fragment.alone(known("p-1", 3, 1)));
    record.onceRead(
        () -> {
          record.put(Fragment.alone(known("p-1", 4, 2)));
          view().apply(List.of(came("p-1", 3, 4, SomeEvents.EVENTS.get(1))));
        });
    assertThat(view().get("p-1")).contains(known("p-1", 4, 2));
    assertThat(view().get("p-1")).contains(known("p-1", 4, 2));
    assertThat(record.readings).hasValue(2);
  }

  @Test
  void whatIsForgottenIsRead() {
    inMemory(known("p-1", 2, 1));
    record.put(Fragment.alone(known("p-1", 2, 3)));
    view().forget("p-1");
    assertThat(view().get("p-1")).contains(known("p-1", 2, 3));
  }

  @Test
  @Tag("B05")
  void partsOfDifferentTimesAreNeverShownTogether() {
    inMemory(known("p-1", 2, 1));
    inMemory(known("p-2", 2, 2));
    record.put(of("p-1", known("p-1", 5, 1), "p-1", "p-2"));
    record.put(of("p-1", known("p-2", 5, 2)));
    var whole = known("p-1", 5, 1).with(known("p-2", 5, 2));
    view().forget("p-1");
    assertThat(view().get("p-1")).contains(whole);
    inMemory(known("p-9", 1, 1));
    view().forget("p-2");
    record.put(of("p-2", known("p-2", 7, 2), "p-2"));
    record.put(of("p-1", known("p-1", 7, 1), "p-1"));
    assertThat(view().get("p-1")).contains(known("p-1", 7, 1));
    assertThat(view().get("p-2")).contains(known("p-2", 7, 2));
  }

  @Test
  void whatIsNotInMemoryIsNotPutThereByAChange() {
    record.put(Fragment.alone(known("p-1", 6, 3)));
    view().apply(List.of(came("p-1", 0, 5, SomeEvents.EVENTS.get(0))));
    assertThat(memory().get("p-1")).isEmpty();
    assertThat(view().get("p-1")).contains(known("p-1", 6, 3));
  }
}

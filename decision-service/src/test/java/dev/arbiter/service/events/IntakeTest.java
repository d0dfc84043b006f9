package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.lot;
import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.profiles.MemoryProfiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IntakeTest {
  private final MemoryEventStore store = new MemoryEventStore();
  private final MemoryProfiles memory = new MemoryProfiles();
  private final List<Tally> metered = new CopyOnWriteArrayList<>();
  private volatile String failing = "none";
  private volatile boolean losingCommits;
  private final Intake intake = new Intake(new Unreliable(), new Failing(), metered::add);

  @AfterEach
  void close() {
    intake.close();
  }

  /** A grid that cannot change one profile. */
  private final class Failing implements Profiles {
    @Override
    public Optional<Profile> get(String id) {
      return memory.get(id);
    }

    @Override
    public void apply(String id, List<Event> events) {
      fail(id);
      memory.apply(id, events);
    }

    @Override
    public void replace(Profile profile) {
      fail(profile.id());
      memory.replace(profile);
    }

    @Override
    public void remove(String id) {
      memory.remove(id);
    }

    @Override
    public Iterable<String> ids() {
      return memory.ids();
    }

    @Override
    public long size() {
      return memory.size();
    }

    private void fail(String id) {
      if (id.equals(failing)) {
        throw new IllegalStateException("the grid is full");
      }
    }
  }

  /** A database whose answer to a commit may be lost. */
  private final class Unreliable implements EventStore {
    @Override
    public List<Stored> store(List<Lot> lots) {
      var stored = store.store(lots);
      if (losingCommits) {
        losingCommits = false;
        throw new StoreException("store events", new SQLException("the connection is lost"));
      }
      return stored;
    }

    @Override
    public List<Quarantined> quarantine(Optional<String> origin, long before, int limit) {
      return store.quarantine(origin, before, limit);
    }

    @Override
    public List<Event> of(String profile) {
      return store.of(profile);
    }

    @Override
    public Map<String, Long> counts() {
      return store.counts();
    }
  }

  private void assertUpToDate() {
    assertThat(store.counts().keySet())
        .allSatisfy(
            id -> assertThat(memory.get(id)).contains(Profile.empty(id).with(store.of(id))));
  }

  /** The profile of a subject who was seen once. */
  private String known(String customer) {
    intake.accept(lot(view("first of " + customer, customer)));
    return store
        .store(List.of(lot(view("first of " + customer, customer))))
        .get(0)
        .accepted()
        .keySet()
        .iterator()
        .next();
  }

  /** Hands in the lots so that they are written together. */
  private List<Object> together(Lot... lots) {
    var outcomes = new ArrayList<Object>(List.of(lots));
    var threads = new ArrayList<Thread>();
    intake.exclusively(
        () -> {
          for (var i = 0; i < lots.length; i++) {
            var place = i;
            var thread = new Thread(() -> outcomes.set(place, outcome(lots[place])));
            threads.add(thread);
            thread.start();
            while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          }
        });
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    return outcomes;
  }

  private Object outcome(Lot lot) {
    try {
      return intake.accept(lot).tally();
    } catch (ProblemException told) {
      return told.kind();
    }
  }

  @Test
  void profiles_are_up_to_date_when_their_events_are_acknowledged() {
    intake.accept(lot(view("e-1", "customer:1"), view("e-2", "customer:2")));
    intake.accept(lot(view("e-1", "customer:1"), view("e-3", "customer:1")));
    assertThat(memory.size()).isEqualTo(2);
    assertUpToDate();
    assertThat(metered).containsExactly(new Tally(2, 0, Map.of()), new Tally(1, 1, Map.of()));
  }

  @Test
  void a_profile_that_cannot_be_changed_is_told_to_its_sender_alone() {
    failing = known("customer:1");
    known("customer:2");
    var accepted = new Tally(1, 0, Map.of());
    var outcomes =
        together(
            lot(view("e-0", "customer:3")),
            lot(view("e-1", "customer:2")),
            lot(view("e-2", "customer:1")),
            lot(view("e-3", "customer:2")));
    assertThat(outcomes).containsExactly(accepted, accepted, ProblemKind.UNAVAILABLE, accepted);
    failing = "none";
    assertThat(outcome(lot(view("e-2", "customer:1")))).isEqualTo(new Tally(0, 1, Map.of()));
    assertUpToDate();
  }

  @Test
  void a_profile_that_is_behind_catches_up_with_the_next_event_of_its_subject() {
    failing = known("customer:1");
    var first = lot(view("e-1", "customer:1"));
    assertThatThrownBy(() -> intake.accept(first))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("send them again");
    failing = "none";
    together(
        lot(view("e-2", "customer:2")),
        lot(view("e-3", "customer:1")),
        lot(view("e-4", "customer:1")));
    assertUpToDate();
  }

  @Test
  void a_commit_that_took_effect_unseen_leaves_no_profile_behind() {
    known("customer:1");
    losingCommits = true;
    var lot = lot(view("e-1", "customer:1"), view("e-2", "customer:2"));
    assertThatThrownBy(() -> intake.accept(lot)).isInstanceOf(StoreException.class);
    assertThat(intake.accept(lot).tally()).isEqualTo(new Tally(0, 2, Map.of()));
    assertUpToDate();
  }
}

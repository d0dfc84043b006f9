package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.lot;
import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IntakeTest {
  private final MemoryEvents store = new MemoryEvents(IdentityPolicy.usual());
  private final View view = new View(new MapMemory(), store);
  private final List<Tally> metered = new CopyOnWriteArrayList<>();
  private volatile boolean failing;
  private volatile boolean losingCommits;
  private final Intake intake = new Intake(new Unreliable(), new Failing(), metered::add);

  @AfterEach
  void close() {
    intake.close();
  }

  /** A view that does not take in what was committed. */
  private final class Failing implements Profiles {
    @Override
    public Optional<Profile> get(String fragment) {
      return view.get(fragment);
    }

    @Override
    public Optional<String> lead(String fragment) {
      return view.lead(fragment);
    }

    @Override
    public void apply(List<Change> changes) {
      if (failing) {
        throw new IllegalStateException("the grid is full");
      }
      view.apply(changes);
    }

    @Override
    public void forget(String fragment) {
      view.forget(fragment);
    }
  }

  /** A database whose answer to a commit may be lost. */
  private final class Unreliable implements EventStore {
    @Override
    public SealedLot seal(Lot lot) {
      return store.seal(lot);
    }

    @Override
    public Stored write(List<SealedLot> lots) {
      var stored = store.write(lots);
      if (losingCommits) {
        losingCommits = false;
        throw new StoreException("store events", new SQLException("the connection is lost"));
      }
      return stored;
    }

    @Override
    public List<Quarantined> quarantine(Quarantined.Filter filter, long before, int limit) {
      return store.quarantine(filter, before, limit);
    }
  }

  private void assertUpToDate() {
    assertThat(store.profiles("", 100))
        .isNotEmpty()
        .allSatisfy(
            id -> {
              var made = Profile.empty(id).with(store.events(id));
              assertThat(view.get(id).orElseThrow().at(0)).isEqualTo(made);
            });
  }

  @Test
  void profilesAreUpToDateWhenTheirEventsAreAcknowledged() {
    intake.accept(lot(view("e-1", "customer:1"), view("e-2", "customer:2")));
    assertUpToDate();
    intake.accept(lot(view("e-1", "customer:1"), view("e-3", "customer:1", "cookie:x")));
    intake.accept(lot(view("e-4", "cookie:x"), view("e-5", "cookie:y")));
    assertUpToDate();
    intake.accept(lot(view("e-6", "cookie:y", "email:a@example.org", "customer:2")));
    assertUpToDate();
    assertThat(store.count()).isEqualTo(2);
    assertThat(metered)
        .containsExactly(
            new Tally(2, 0, Map.of()),
            new Tally(1, 1, Map.of()),
            new Tally(2, 0, Map.of()),
            new Tally(1, 0, Map.of()));
  }

  @Test
  void whatWasCommittedAndNotSeenIsToldAndSeenWhenItIsSentAgain() {
    intake.accept(lot(view("e-1", "customer:1")));
    failing = true;
    var lot = lot(view("e-2", "customer:1"), view("e-3", "customer:2"));
    assertThatThrownBy(() -> intake.accept(lot))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("send them again");
    failing = false;
    assertThat(intake.accept(lot).tally()).isEqualTo(new Tally(0, 2, Map.of()));
    assertUpToDate();
  }

  @Test
  void aFragmentThatLacksEventsIsReadAnewWhenTheNextOneComes() {
    intake.accept(lot(view("e-1", "customer:1")));
    failing = true;
    assertThatThrownBy(() -> intake.accept(lot(view("e-2", "customer:1"))))
        .isInstanceOf(ProblemException.class);
    failing = false;
    intake.accept(lot(view("e-3", "customer:1")));
    assertUpToDate();
  }

  @Test
  void aCommitThatTookEffectUnseenLeavesNoProfileBehind() {
    intake.accept(lot(view("e-0", "customer:1")));
    losingCommits = true;
    var lot = lot(view("e-1", "customer:1"), view("e-2", "customer:2"));
    assertThatThrownBy(() -> intake.accept(lot)).isInstanceOf(StoreException.class);
    assertThat(intake.accept(lot).tally()).isEqualTo(new Tally(0, 2, Map.of()));
    assertUpToDate();
  }
}

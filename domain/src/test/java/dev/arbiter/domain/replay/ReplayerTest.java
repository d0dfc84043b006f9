package dev.arbiter.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.action.ContactPolicy;
import dev.arbiter.domain.action.Propensity;
import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X03")
final class ReplayerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final List<Contact> logged = new ArrayList<>();
  private Optional<Profile> rebuilt = Optional.empty();
  private int asked;

  private final Replayer replayer =
      new Replayer(
          new Past() {
            @Override
            public Optional<Profile> profile(String id, long revision) {
              asked++;
              return rebuilt;
            }

            @Override
            public List<Contact> contacts(DecisionRecord record, Instant since) {
              asked++;
              return logged.stream().filter(contact -> contact.at().isAfter(since)).toList();
            }
          });

  private static Release release(
      Optional<ContactPolicy> policy, RuleSet rules, boolean consentRequired, String... traits) {
    var offer =
        new Action(
            "offer",
            Set.of("hero"),
            Set.of("marketing"),
            Action.Period.ALWAYS,
            Condition.ALWAYS,
            Action.Selection.OPEN,
            policy,
            new Propensity(0.5, Optional.empty()),
            10,
            1,
            Map.of("web", Map.of("title", values -> String.valueOf(values.get("traits")))));
    var declared = new TreeMap<String, TraitDeclaration>();
    for (var trait : traits) {
      declared.put(
          trait,
          new TraitDeclaration(
              trait,
              TraitDeclaration.Type.NUMBER,
              TraitDeclaration.Classification.PERSONAL,
              Set.of("marketing")));
    }
    return new Release(
        new ReleaseRef("shop", 1, "sha256:" + Arrays.toString(traits)),
        List.of("web"),
        Map.of("marketing", new Purpose("marketing", consentRequired)),
        declared,
        new Catalog(Map.of("hero", new Slot("hero", Set.of("web"), 3)), Map.of("offer", offer)),
        List.of(),
        List.of(),
        Map.of(),
        rules);
  }

  private static Release reading(String... traits) {
    return release(Optional.empty(), RuleSet.NONE, false, traits);
  }

  private static Release capped(int cap, Duration window) {
    return release(Optional.of(new ContactPolicy(cap, window)), RuleSet.NONE, false);
  }

  private static DecisionRecord record(Release release, Contact... contacts) {
    var request =
        new DecisionRequest(
            Subject.profile("p-1"), "hero", "web", "marketing", Facts.none(), Optional.empty());
    var world = new World("d-1", profile(), List.of(contacts), NOW, 42);
    return new Decider().decide(release, request, world);
  }

  private static Profile profile() {
    var somebody = new TreeSet<>(List.of(new Identifier("customer", "1")));
    var stated = Facts.of(Map.of("traits", Map.of("age", 40, "children", 2)));
    return Profile.empty("p-1")
        .with(List.of(new Event("e-1", "update", "test", NOW, somebody, stated)));
  }

  private Replay replay(Release tested, Release old, DecisionRecord record) {
    return replayer.replay(tested, record, Terms.of(old));
  }

  private static DecisionRecord made(Replay replay) {
    assertThat(replay).isInstanceOf(Replay.Made.class);
    return ((Replay.Made) replay).record();
  }

  private static Contact before(Duration ago) {
    return new Contact("offer", NOW.minus(ago));
  }

  @Test
  void underTheReleaseThatDecidedTheRecordComesOutAgain() {
    var old = reading("age", "unknown");
    assertThat(made(replay(old, old, record(old)))).isEqualTo(record(old));
    assertThat(asked).isZero();
  }

  @Test
  void aTraitThatWasAskedForAndUnknownStaysUnknownAndFewerAreReadWhereFewerCount() {
    var old = reading("age", "children", "unknown");
    var tested = reading("age", "unknown");
    assertThat(made(replay(tested, old, record(old))).situation().traits())
        .isEqualTo(Facts.of(Map.of("age", 40)));
    assertThat(asked).isZero();
  }

  @Test
  void anotherTraitIsReadFromTheProfileOfThatTime() {
    rebuilt = Optional.of(profile());
    var again = made(replay(reading("children"), reading("age"), record(reading("age"))));
    assertThat(again.situation().traits()).isEqualTo(Facts.of(Map.of("children", 2)));
  }

  @Test
  void withoutTheProfileOfThatTimeTheTraitIsNamed() {
    assertThat(replay(reading("age", "children"), reading("age"), record(reading("age"))))
        .isEqualTo(new Replay.Impossible(Cause.TRAIT_UNKNOWN, "children"));
  }

  @Test
  void aProfileThatDoesNotTellWhatWasRecordedIsNotBelieved() {
    rebuilt = Optional.of(Profile.empty("p-1"));
    assertThat(replay(reading("children"), reading("age"), record(reading("age"))))
        .isEqualTo(new Replay.Impossible(Cause.PROFILE_DIFFERS, "children"));
  }

  @Test
  void withoutConsentNothingWasAskedForSoThatAPurposeWithoutConsentNeedsThePast() {
    var old = release(Optional.empty(), RuleSet.NONE, true, "age");
    assertThat(replay(reading("age"), old, record(old)))
        .isEqualTo(new Replay.Impossible(Cause.TRAIT_UNKNOWN, "age"));
    rebuilt = Optional.of(profile());
    assertThat(made(replay(reading("age"), old, record(old))).decision().actions()).hasSize(1);
  }

  @Test
  void contactsOfTheRecordAreEnoughForANarrowerPolicy() {
    var old = capped(3, WEEK);
    var record = record(old, before(Duration.ofDays(1)), before(Duration.ofDays(2)));
    assertThat(made(replay(capped(2, WEEK), old, record)).decision().actions()).isEmpty();
    assertThat(made(replay(capped(2, Duration.ofDays(2)), old, record)).decision().actions())
        .hasSize(1);
    assertThat(made(replay(capped(9, WEEK), old, record)).decision().actions()).hasSize(1);
    assertThat(asked).isZero();
  }

  @Test
  void forAWiderPolicyTheLogIsAsked() {
    logged.addAll(List.of(before(Duration.ofDays(8)), before(Duration.ofDays(1))));
    var old = capped(3, WEEK);
    var record = record(old, before(Duration.ofDays(1)));
    assertThat(made(replay(capped(2, WEEK.multipliedBy(2)), old, record)).decision().actions())
        .isEmpty();
    var none = reading();
    assertThat(made(replay(capped(2, WEEK), none, record(none))).decision().actions()).hasSize(1);
    var full = capped(1, WEEK);
    assertThat(
            made(replay(capped(2, WEEK), full, record(full, before(Duration.ofDays(1)))))
                .decision()
                .actions())
        .hasSize(1);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void aLogThatLacksWhatWasCountedIsNotBelieved() {
    var old = capped(3, WEEK);
    var record = record(old, before(Duration.ofDays(1)));
    assertThat(replay(capped(2, WEEK.multipliedBy(2)), old, record))
        .isEqualTo(new Replay.Impossible(Cause.CONTACTS_DIFFER, "contacts"));
  }

  @Test
  void whatTheOtherReleaseDoesNotHaveOrCannotDoIsACause() {
    var old = reading();
    var record = record(old);
    RuleSet failing =
        (situation, actions) -> {
          throw new RuleException("a rule failed");
        };
    assertThat(replay(release(Optional.empty(), failing, false), old, record))
        .isEqualTo(new Replay.Impossible(Cause.RULES_FAILED, "a rule failed"));
    assertThat(replayer.replay(old, record, Terms.of(reading("age"))))
        .isEqualTo(new Replay.Impossible(Cause.RELEASE_UNKNOWN, "release 1"));
  }
}

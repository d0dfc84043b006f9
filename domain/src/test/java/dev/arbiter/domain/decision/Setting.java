package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.domain.scoring.Model;
import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.segment.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A release, a subject and a request to decide about, for tests. */
final class Setting {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Map<String, Action> actions = new TreeMap<>();
  private final Map<String, TraitDeclaration> traits = new TreeMap<>();
  private final Map<String, Model> models = new TreeMap<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Contact> contacts = new ArrayList<>();
  private RuleSet rules = RuleSet.NONE;
  private String purpose = "service";
  private String channel = "web";
  private String slot = "hero";
  private Optional<Integer> limit = Optional.empty();

  Setting offer(Offer offer) {
    var action = offer.build();
    actions.put(action.id(), action);
    return this;
  }

  Setting trait(String name, String... purposes) {
    traits.put(
        name,
        new TraitDeclaration(
            name,
            TraitDeclaration.Type.NUMBER,
            TraitDeclaration.Classification.PERSONAL,
            Set.of(purposes)));
    return this;
  }

  Setting model(String id, List<String> inputs, Scorer scorer) {
    models.put(id, new Model(new ModelSpec(id, "1", "test", inputs, 0.25), scorer));
    return this;
  }

  Setting segment(Segment segment) {
    segments.add(segment);
    return this;
  }

  Setting rules(Verdict... verdicts) {
    return rules((situation, candidates) -> List.of(verdicts));
  }

  Setting rules(RuleSet newRules) {
    rules = newRules;
    return this;
  }

  Setting happened(Event... more) {
    events.addAll(List.of(more));
    return this;
  }

  Setting contact(String action, Instant at) {
    contacts.add(new Contact(action, at));
    return this;
  }

  Setting purpose(String newPurpose) {
    purpose = newPurpose;
    return this;
  }

  Setting channel(String newChannel) {
    channel = newChannel;
    return this;
  }

  Setting slot(String newSlot) {
    slot = newSlot;
    return this;
  }

  Setting limit(int newLimit) {
    limit = Optional.of(newLimit);
    return this;
  }

  Decision decide() {
    return record().decision();
  }

  DecisionRecord record() {
    return record(NOW);
  }

  DecisionRecord record(Instant now) {
    return prepared(now).get();
  }

  /** The decision itself, with the release and the profile built beforehand. */
  Supplier<DecisionRecord> prepared(Instant now) {
    var request =
        new DecisionRequest(
            Subject.profile("p-1"),
            slot,
            channel,
            purpose,
            Facts.of(Map.of("device", "mobile")),
            limit);
    var profile = Profile.empty("p-1").with(events).at(7);
    var world = new World("d-1", profile, contacts, now, 42);
    var release = release();
    return () -> new Decider().decide(release, request, world);
  }

  private Release release() {
    return new Release(
        new ReleaseRef("retail", 7, "sha256:00"),
        List.of("web", "mail"),
        Map.of(
            "marketing", new Purpose("marketing", true),
            "service", new Purpose("service", false)),
        traits,
        new Catalog(
            Map.of(
                "hero", new Slot("hero", Set.of("web", "mail"), 3),
                "footer", new Slot("footer", Set.of("web"), 1)),
            actions),
        segments,
        List.of(),
        models,
        rules);
  }
}

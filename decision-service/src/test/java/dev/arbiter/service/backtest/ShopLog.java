package dev.arbiter.service.backtest;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.ProfileHistory;
import dev.arbiter.domain.release.Release;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.decisions.DecisionResource;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.decisions.PostgresDecisionLog;
import dev.arbiter.service.http.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A log of decisions for customers of the retail project, who buy, look and consent at random, and
 * what any release would have decided in their place: not from the log, but from the profiles and
 * contacts as they were at each request.
 */
final class ShopLog implements ProfileHistory, AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(7);
  private static final List<String> CATEGORIES = List.of("eco", "premium", "lighting");
  private static final int CUSTOMERS = 40;

  private final Map<String, List<Event>> events = new HashMap<>();
  private final List<Contact> none = new ArrayList<>();
  private final Map<String, List<Contact>> contacts = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final Random random;
  private final Release release;
  private final PostgresDecisionLog log;
  private final DecisionResource decisions;
  private Instant now = START;
  private int number;

  /** A request as it was made, and all that was known then. */
  record Asked(
      String decision,
      DecisionRequest request,
      Profile profile,
      List<Contact> contacts,
      Instant at) {

    /** What the release would have decided. */
    Decision by(Release release) {
      var world = new World(decision, profile, contacts, at, 0);
      return new Decider().decide(release, request, world).decision();
    }
  }

  ShopLog(Jdbc jdbc, SubjectKeys keys, Release release, long seed) {
    this.random = new Random(seed);
    this.release = release;
    this.log = new PostgresDecisionLog(jdbc, keys, "engine 1", size -> {});
    this.decisions =
        new DecisionResource(
            new Decisions(
                subject -> profile(subject.profile().orElseThrow()),
                this::live,
                (slot, profile, work) -> {},
                log,
                () -> now,
                (outcome, took) -> {}));
  }

  private <R> R live(String slot, String profile, Function<Release, R> work) {
    return work.apply(release);
  }

  List<Asked> asked() {
    return asked;
  }

  Instant end() {
    return now.plusSeconds(1);
  }

  /** Lets so many requests come, and something happen before each. */
  ShopLog requests(int count) {
    for (var i = 0; i < count; i++) {
      now = now.plus(STEP);
      happen(customer());
      ask(customer());
    }
    return this;
  }

  private String customer() {
    return "p-" + random.nextInt(CUSTOMERS);
  }

  private void happen(String customer) {
    switch (random.nextInt(6)) {
      case 0 -> event(customer, "consent", Map.of("purpose", "marketing", "status", word()));
      case 1 -> event(customer, "view", Map.of("product", product()));
      case 2 -> event(customer, "update", Map.of("traits", Map.of("interests", List.of("eco"))));
      default -> event(customer, "purchase", purchase());
    }
  }

  private Map<String, Object> purchase() {
    return Map.of(
        "order", "o" + number,
        "product", product(),
        "category", CATEGORIES.get(random.nextInt(CATEGORIES.size())),
        "quantity", 1 + random.nextInt(4),
        "price", 10 + random.nextInt(90));
  }

  private String word() {
    return random.nextInt(4) == 0 ? "refused" : "granted";
  }

  private String product() {
    return "product-" + random.nextInt(20);
  }

  private void event(String customer, String type, Map<String, Object> data) {
    var somebody = new TreeSet<>(List.of(new Identifier("customer", customer)));
    var at = now.minus(Duration.ofHours(random.nextInt(900)));
    events
        .computeIfAbsent(customer, same -> new ArrayList<>())
        .add(new Event("e" + number++, type, "test", at, somebody, Facts.of(data)));
  }

  private void ask(String customer) {
    var slots = List.of("home-hero", "checkout", "email-body");
    var slot = slots.get(random.nextInt(slots.size()));
    var channel = slot.equals("email-body") ? "email" : random.nextBoolean() ? "web" : "app";
    var request =
        new DecisionRequest(
            Subject.profile(customer),
            slot,
            channel,
            random.nextInt(4) == 0 ? "service" : "marketing",
            Facts.of(Map.of("basketValue", random.nextInt(80), "at", "2026-11-22T10:00:00Z")),
            random.nextBoolean() ? Optional.empty() : Optional.of(2));
    var profile = profile(customer);
    var answer = answer(decisions.decide(request));
    var earlier = contacts.getOrDefault(customer, none);
    asked.add(new Asked(answer.id(), request, profile, List.copyOf(earlier), now));
    var own = contacts.computeIfAbsent(customer, same -> new ArrayList<>());
    answer.actions().forEach(action -> own.add(new Contact(action, now)));
  }

  private record Answered(String id, List<String> actions) {}

  private static Answered answer(byte[] json) {
    try {
      var answer = Objects.requireNonNull(Json.mapper().readTree(json));
      return new Answered(
          answer.path("decisionId").asText(), answer.path("actions").findValuesAsText("action"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Profile profile(String customer) {
    var own = events.getOrDefault(customer, List.of());
    return Profile.empty(customer).with(own).at(own.size());
  }

  @Override
  public Optional<Profile> known(String profile, long revision) {
    var first = events.getOrDefault(profile, List.of()).stream().limit(revision).toList();
    return Optional.of(Profile.empty(profile).with(first).at(revision));
  }

  @Override
  public List<String> members(String profile, long revision) {
    return List.of(profile);
  }

  @Override
  public void close() {
    log.close();
  }
}

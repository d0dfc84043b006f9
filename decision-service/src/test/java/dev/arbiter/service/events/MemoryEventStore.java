package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.json.Json;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Events in memory. Bookkeeping finds no database here. */
final class MemoryEventStore implements EventStore {
  private static final Connection NONE =
      (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (connection, method, arguments) -> {
                throw new UnsupportedOperationException("there is no database");
              });

  private record Kept(String profile, Event event) {}

  private final EventJson json = new EventJson(Json.mapper());
  private Map<String, Kept> events = new LinkedHashMap<>();
  private Map<Identifier, String> identities = new LinkedHashMap<>();
  private Map<String, Quarantined> refused = new LinkedHashMap<>();

  @Override
  public synchronized List<Stored> store(List<Lot> lots) {
    var eventsBefore = new LinkedHashMap<>(events);
    var identitiesBefore = new LinkedHashMap<>(identities);
    var refusedBefore = new LinkedHashMap<>(refused);
    try {
      var stored = new ArrayList<Stored>();
      for (var lot : lots) {
        stored.add(store(lot));
      }
      return stored;
    } catch (RuntimeException | SQLException failed) {
      events = eventsBefore;
      identities = identitiesBefore;
      refused = refusedBefore;
      throw failed instanceof RuntimeException unchecked
          ? unchecked
          : new StoreException("store events", failed);
    }
  }

  private Stored store(Lot lot) throws SQLException {
    var accepted = new LinkedHashMap<String, List<Event>>();
    var quarantined = new ArrayList<Submission>();
    for (var submission : lot.submissions()) {
      submission
          .event()
          .map(event -> place(submission, event, accepted))
          .orElse(Optional.of(submission))
          .ifPresent(quarantined::add);
    }
    var byCode = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    for (var submission : quarantined) {
      keep(lot, submission);
      byCode.merge(submission.violations().get(0).code(), 1L, Long::sum);
    }
    long fresh = accepted.values().stream().mapToInt(List::size).sum();
    var tally = new Tally(fresh, lot.submissions().size() - quarantined.size() - fresh, byCode);
    lot.bookkeeping().write(NONE, tally);
    return new Stored(new Receipt(tally, quarantined), accepted);
  }

  /** Puts the event where it belongs; what is refused comes back. */
  private Optional<Submission> place(
      Submission submission, Event event, Map<String, List<Event>> accepted) {
    var known = events.get(event.id());
    if (known != null) {
      accepted.computeIfAbsent(known.profile(), id -> new ArrayList<>());
      return Optional.empty();
    }
    var profiles = new TreeSet<String>();
    event.identifiers().forEach(one -> profiles.add(identities.getOrDefault(one, "")));
    profiles.remove("");
    if (profiles.size() > 1) {
      return Optional.of(
          submission.refusedFor(
              new Violation(Violation.Code.IDENTITY_CONFLICT, "identifiers", "of several")));
    }
    var profile = profiles.isEmpty() ? "p-" + identities.size() : profiles.first();
    event.identifiers().forEach(one -> identities.put(one, profile));
    events.put(event.id(), new Kept(profile, event));
    accepted.computeIfAbsent(profile, id -> new ArrayList<>()).add(event);
    return Optional.empty();
  }

  private void keep(Lot lot, Submission submission) {
    refused.putIfAbsent(
        submission.id(),
        new Quarantined(
            refused.size() + 1L,
            submission.id(),
            lot.origin(),
            Optional.of(submission.index() + 1),
            submission.violations().stream().map(one -> one.code().wire()).distinct().toList(),
            json.violations(submission.violations()),
            Instant.EPOCH));
  }

  @Override
  public synchronized List<Quarantined> quarantine(
      Optional<String> origin, long before, int limit) {
    var latest = new ArrayList<>(refused.values());
    Collections.reverse(latest);
    return latest.stream()
        .filter(one -> one.seq() < before && (origin.isEmpty() || origin.equals(one.origin())))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Event> of(String profile) {
    return events.values().stream()
        .filter(kept -> kept.profile().equals(profile))
        .map(Kept::event)
        .toList();
  }

  @Override
  public synchronized Map<String, Long> counts() {
    return events.values().stream()
        .collect(Collectors.groupingBy(Kept::profile, Collectors.counting()));
  }
}

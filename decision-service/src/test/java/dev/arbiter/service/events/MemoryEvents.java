package dev.arbiter.service.events;

import static java.util.Objects.requireNonNull;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.json.Json;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Events in memory, refused records found by origin only. Who is who is found anew from all of them
 * each time. Bookkeeping finds no database here.
 */
final class MemoryEvents extends NoPast implements EventStore {
  private static final Connection NONE =
      (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (connection, method, arguments) -> {
                throw new UnsupportedOperationException("there is no database");
              });

  private record Kept(String fragment, Event event) {}

  /** All that a transaction changes. */
  private record Tables(
      Map<String, Kept> events,
      Map<String, Long> revisions,
      Map<String, String> leads,
      Map<String, Quarantined> refused) {
    Tables copy() {
      return new Tables(
          new LinkedHashMap<>(events),
          new LinkedHashMap<>(revisions),
          new LinkedHashMap<>(leads),
          new LinkedHashMap<>(refused));
    }
  }

  private final EventJson json = new EventJson(Json.mapper());
  private final IdentityPolicy policy;
  private Tables tables = new Tables(Map.of(), Map.of(), Map.of(), Map.of()).copy();

  MemoryEvents(IdentityPolicy policy) {
    this.policy = policy;
  }

  @Override
  public SealedLot seal(Lot lot) {
    return new SealedLot(lot, List.of(), List.of());
  }

  @Override
  public synchronized Stored write(List<SealedLot> lots) {
    var before = tables.copy();
    try {
      var fresh = new LinkedHashMap<String, List<Event>>();
      var receipts = new ArrayList<Receipt>();
      for (var lot : lots) {
        receipts.add(store(lot.lot(), fresh));
      }
      return new Stored(receipts, changes(before, fresh));
    } catch (RuntimeException | SQLException failed) {
      tables = before;
      throw failed instanceof RuntimeException unchecked
          ? unchecked
          : new StoreException("store events", failed);
    }
  }

  private Receipt store(Lot lot, Map<String, List<Event>> fresh) throws SQLException {
    var quarantined = new ArrayList<Submission>();
    var eventsBefore = tables.events.size();
    for (var submission : lot.submissions()) {
      submission
          .event()
          .map(event -> place(submission, event, fresh))
          .orElse(Optional.of(submission))
          .ifPresent(quarantined::add);
    }
    var byCode = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    for (var submission : quarantined) {
      keep(lot, submission);
      byCode.merge(submission.violations().get(0).code(), 1L, Long::sum);
    }
    var accepted = (long) tables.events.size() - eventsBefore;
    var duplicates = lot.submissions().size() - quarantined.size() - accepted;
    var tally = new Tally(accepted, duplicates, byCode);
    lot.bookkeeping().write(NONE, tally, eventsBefore + 1);
    return new Receipt(tally, quarantined);
  }

  /** Puts the event where it belongs; what is refused comes back. */
  private Optional<Submission> place(
      Submission submission, Event event, Map<String, List<Event>> fresh) {
    var known = tables.events.get(event.id());
    if (known != null) {
      fresh.computeIfAbsent(known.fragment(), id -> new ArrayList<>());
      return Optional.empty();
    }
    if (policy.isContradiction(event.identifiers())) {
      return Optional.of(
          submission.refusedFor(
              new Violation(Violation.Code.IDENTITY_CONFLICT, "identifiers", "of several")));
    }
    var fragment = WhoIsWho.name(policy.home(event.identifiers()));
    tables.events.put(event.id(), new Kept(fragment, event));
    fresh.computeIfAbsent(fragment, id -> new ArrayList<>()).add(event);
    return Optional.empty();
  }

  private List<Change> changes(Tables before, Map<String, List<Event>> fresh) {
    long number = tables.events.size();
    fresh.forEach(
        (id, events) -> {
          if (!events.isEmpty()) {
            tables.revisions.put(id, number);
          }
        });
    var moved = regroup(number);
    var changes = new ArrayList<Change>();
    fresh.forEach(
        (id, events) -> {
          if (!moved.contains(id)) {
            var was = before.revisions.getOrDefault(id, 0L);
            changes.add(new Change(id, was, events.isEmpty() ? was : number, events, false));
          }
        });
    moved.forEach(id -> changes.add(new Change(id, 0, number, List.of(), true)));
    return changes;
  }

  private Collection<String> regroup(long number) {
    var all = tables.events.values().stream().map(Kept::event).toList();
    var moved = new TreeSet<String>();
    WhoIsWho.leads(all, policy)
        .forEach(
            (id, lead) -> {
              tables.revisions.putIfAbsent(id, number);
              var was = requireNonNull(tables.leads.getOrDefault(id, id));
              if (!was.equals(lead)) {
                moved.addAll(List.of(id, was, lead));
              }
              tables.leads.put(id, lead);
            });
    moved.forEach(id -> tables.revisions.put(id, number));
    return moved;
  }

  private void keep(Lot lot, Submission submission) {
    tables.refused.putIfAbsent(
        submission.id(),
        new Quarantined(
            tables.refused.size() + 1L,
            submission.id(),
            lot.origin(),
            Optional.of(submission.index() + 1),
            submission.violations().stream().map(one -> one.code().wire()).distinct().toList(),
            json.violations(submission.violations()),
            Instant.EPOCH,
            Quarantined.OPEN,
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  @Override
  public synchronized List<Quarantined> quarantine(
      Quarantined.Filter filter, long before, int limit) {
    var latest = new ArrayList<>(tables.refused.values());
    Collections.reverse(latest);
    return latest.stream()
        .filter(one -> one.seq() < before && filter.origin().or(one::origin).equals(one.origin()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Fragment> find(String id) {
    return Optional.ofNullable(tables.leads.get(id))
        .map(
            lead ->
                new Fragment(
                    lead,
                    new TreeSet<>(lead.equals(id) ? members(id) : List.of()),
                    Profile.empty(id).with(events(List.of(id))).at(revision(id))));
  }

  @Override
  public synchronized long revision(String id) {
    return tables.revisions.getOrDefault(id, 0L);
  }

  @Override
  public synchronized List<String> members(String profile) {
    return tables.leads.entrySet().stream()
        .filter(entry -> entry.getValue().equals(profile))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public synchronized List<Event> events(String profile) {
    return events(members(profile));
  }

  private List<Event> events(List<String> fragments) {
    return tables.events.values().stream()
        .filter(kept -> fragments.contains(kept.fragment()))
        .map(Kept::event)
        .toList();
  }

  @Override
  public synchronized List<String> profiles(String after, int limit) {
    return tables.events.values().stream()
        .map(kept -> requireNonNull(tables.leads.get(kept.fragment())))
        .filter(id -> id.compareTo(after) > 0)
        .distinct()
        .sorted()
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long count() {
    return profiles("", Integer.MAX_VALUE).size();
  }
}

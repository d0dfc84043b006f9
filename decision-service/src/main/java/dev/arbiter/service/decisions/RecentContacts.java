package dev.arbiter.service.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.domain.decision.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was chosen for a subject of late, kept in memory and read from the log when it is not there.
 * Thread-safe.
 */
final class RecentContacts {
  private static final int SUBJECTS = 50_000;

  private final DecisionLog log;
  private final Cache<String, List<Contact>> contacts =
      Caffeine.newBuilder().maximumSize(SUBJECTS).build();

  RecentContacts(DecisionLog log) {
    this.log = log;
  }

  /** The contacts in (now − window, now]. */
  List<Contact> of(String profile, Duration window, Instant now) {
    if (window.isZero()) {
      return List.of();
    }
    var since = now.minus(window);
    var known = contacts.get(profile, id -> log.contacts(id, since));
    return known.stream().filter(contact -> contact.at().isAfter(since)).toList();
  }

  /** Adds what was just chosen, if the subject is known here; else the log tells it later. */
  void add(String profile, List<Contact> chosen, Duration window, Instant now) {
    contacts
        .asMap()
        .computeIfPresent(
            profile,
            (id, known) -> {
              var recent = new ArrayList<Contact>(known.size() + chosen.size());
              var since = now.minus(window);
              known.stream().filter(contact -> contact.at().isAfter(since)).forEach(recent::add);
              recent.addAll(chosen);
              return List.copyOf(recent);
            });
  }
}

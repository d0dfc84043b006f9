package dev.arbiter.service.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.domain.decision.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for a subject of late, kept in memory and read from the log when it is not there.
 * Thread-safe.
 */
final class RecentContacts {
  private static final int SUBJECTS = 50_000;

  private final DecisionLog log;
  private final Cache<String, Recent> contacts =
      Caffeine.newBuilder().maximumSize(SUBJECTS).build();

  RecentContacts(DecisionLog log) {
    this.log = log;
  }

  /**
   * What is known of one subject.
   *
   * @param window how far back, for releases differ in how far they look
   */
  private record Recent(Duration window, List<Contact> contacts) {
    boolean reaches(Duration other) {
      return window.compareTo(other) >= 0;
    }

    Recent with(List<Contact> chosen, Instant now) {
      var recent = new ArrayList<Contact>(contacts.size() + chosen.size());
      var since = now.minus(window);
      contacts.stream().filter(contact -> contact.at().isAfter(since)).forEach(recent::add);
      recent.addAll(chosen);
      return new Recent(window, List.copyOf(recent));
    }
  }

  /** The contacts in (now − window, now], and perhaps earlier ones. */
  List<Contact> of(String profile, Duration window, Instant now) {
    if (window.isZero()) {
      return List.of();
    }
    var known = contacts.getIfPresent(profile);
    if (known == null || !known.reaches(window)) {
      known = contacts.asMap().compute(profile, (id, old) -> reaching(id, old, window, now));
    }
    return known.contacts();
  }

  private Recent reaching(String profile, @Nullable Recent old, Duration window, Instant now) {
    return old != null && old.reaches(window)
        ? old
        : new Recent(window, log.contacts(profile, now.minus(window)));
  }

  /** Adds what was just chosen, if the subject is known here; else the log tells it later. */
  void add(String profile, List<Contact> chosen, Instant now) {
    contacts.asMap().computeIfPresent(profile, (id, known) -> known.with(chosen, now));
  }
}

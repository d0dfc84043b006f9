package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The earlier choices that bear on a decision: of each action with a contact policy those in its
 * window, the latest only and no more than its cap. An older one could not change whether the cap
 * is reached, so that a subject who is asked about all day does not make its own records grow.
 */
final class CountedContacts {
  private CountedContacts() {}

  /** By their instants, the oldest first. */
  static List<Contact> of(Catalog catalog, List<Contact> contacts, Instant now) {
    var latestFirst = contacts.stream().sorted(Comparator.comparing(Contact::at).reversed());
    var counts = new HashMap<String, Integer>();
    var counted = new ArrayDeque<Contact>();
    latestFirst.forEachOrdered(
        contact -> {
          if (counts(catalog, contact, now, counts)) {
            counted.addFirst(contact);
          }
        });
    return List.copyOf(counted);
  }

  private static boolean counts(
      Catalog catalog, Contact contact, Instant now, Map<String, Integer> counts) {
    return Optional.ofNullable(catalog.actions().get(contact.action()))
        .flatMap(Action::contactPolicy)
        .filter(policy -> contact.at().isAfter(now.minus(policy.window())))
        .filter(policy -> !contact.at().isAfter(now))
        .filter(policy -> counts.merge(contact.action(), 1, Integer::sum) <= policy.cap())
        .isPresent();
  }
}

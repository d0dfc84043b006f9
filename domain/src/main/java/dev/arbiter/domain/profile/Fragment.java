package dev.arbiter.domain.profile;

import dev.arbiter.domain.event.Event;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What came under one identifier of a subject. A profile is the union of the fragments that
 * identity joins, and is named by the strongest of them, which leads.
 *
 * @param profile the id of the profile that it belongs to
 * @param members the ids of all fragments of the profile if this one leads, else none
 * @param known what its own events tell; its id and its revision are those of the fragment
 */
public record Fragment(String profile, SortedSet<String> members, Profile known) {
  public Fragment {
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
  }

  /** A fragment that is the whole of its profile. */
  public static Fragment alone(Profile known) {
    return new Fragment(known.id(), new TreeSet<>(List.of(known.id())), known);
  }

  public String id() {
    return known.id();
  }

  public long revision() {
    return known.revision();
  }

  public boolean isLead() {
    return profile.equals(id());
  }

  /** This fragment with further events, as of a revision. */
  public Fragment with(List<Event> events, long revision) {
    return new Fragment(profile, members, known.with(events).at(revision));
  }

  /** This fragment after a change; empty if the change is of another state of it. */
  public Optional<Fragment> after(Change change) {
    if (revision() >= change.after()) {
      return Optional.of(this);
    }
    if (change.moved() || revision() != change.before()) {
      return Optional.empty();
    }
    return Optional.of(with(change.events(), change.after()));
  }

  /** What may be logged: neither identifiers nor traits. */
  @Override
  public String toString() {
    return "Fragment[" + id() + " of " + profile + " revision " + revision() + "]";
  }
}

package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Profiles as a view in memory of the fragments that are kept for good. Thread-safe.
 *
 * <p>A fragment that is not in memory is read and then looked at once more: had it changed in
 * between, unseen because it was not in memory, it is read again. A change is taken in by whoever
 * has the state before it; a fragment in another state is forgotten.
 */
public final class View implements Profiles {
  private static final int MAX_READINGS = 10;

  private final Memory memory;
  private final Fragments kept;

  public View(Memory memory, Fragments kept) {
    this.memory = memory;
    this.kept = kept;
  }

  @Override
  public Optional<Profile> get(String fragment) {
    for (var reading = 1; reading < MAX_READINGS; reading++) {
      var lead = fragment(fragment).flatMap(this::leading);
      if (lead.isEmpty()) {
        return Optional.empty();
      }
      var whole = lead.flatMap(this::whole);
      if (whole.isPresent()) {
        return whole.filter(profile -> profile.events() > 0);
      }
    }
    throw ProblemException.unavailable("The profile changes all the time: try again", 1);
  }

  @Override
  public Optional<String> lead(String fragment) {
    return fragment(fragment).map(Fragment::profile);
  }

  private Optional<Fragment> leading(Fragment one) {
    return one.isLead() ? Optional.of(one) : fragment(one.profile());
  }

  /** The union of what belongs together; empty if its parts are of different times. */
  private Optional<Profile> whole(Fragment lead) {
    var parts = new ArrayList<Fragment>();
    for (var member : lead.members()) {
      if (!member.equals(lead.id())) {
        fragment(member).ifPresent(parts::add);
      }
    }
    var strangers = new ArrayList<>(parts);
    strangers.removeIf(part -> part.profile().equals(lead.id()));
    if (lead.isLead() && strangers.isEmpty() && parts.size() == lead.members().size() - 1) {
      var others = parts.stream().map(Fragment::known).toArray(Profile[]::new);
      return Optional.of(others.length == 0 ? lead.known() : lead.known().with(others));
    }
    strangers.add(lead);
    strangers.forEach(this::forget);
    return Optional.empty();
  }

  private Optional<Fragment> fragment(String id) {
    return memory.get(id).or(() -> read(id));
  }

  private Optional<Fragment> read(String id) {
    for (var reading = 1; reading < MAX_READINGS; reading++) {
      var found = kept.find(id);
      if (found.isEmpty()) {
        return found;
      }
      var newest = memory.keep(found.get());
      if (newest.revision() >= kept.revision(id)) {
        return Optional.of(newest);
      }
      forget(newest);
    }
    // It changes all the time; what was read last is hardly older than what could be read.
    return kept.find(id);
  }

  /** Unless something newer is in its place. */
  private void forget(Fragment one) {
    memory.outdate(Map.of(one.id(), one.revision() + 1));
  }

  /** What is not in memory is left to be read, so that nothing is put there out of its turn. */
  @Override
  public void apply(List<Change> changes) {
    memory.take(changes);
  }

  /** Forgets those of the fragments that are in memory as they were before these changes. */
  void refresh(Map<String, Long> changed) {
    memory.outdate(changed);
  }

  @Override
  public void forget(String fragment) {
    memory.forget(fragment);
  }
}

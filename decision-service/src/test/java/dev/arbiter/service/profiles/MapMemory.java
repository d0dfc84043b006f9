package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.service.profiles.bytes.Steps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The simplest memory. */
public final class MapMemory implements Memory {
  private final Map<String, Fragment> fragments = new ConcurrentHashMap<>();

  @Override
  public Optional<Fragment> get(String id) {
    return Optional.ofNullable(fragments.get(id));
  }

  @Override
  public Fragment keep(Fragment read) {
    return Objects.requireNonNull(fragments.compute(read.id(), new Steps.Keep(read)));
  }

  @Override
  public void take(List<Change> changes) {
    changes.forEach(
        one ->
            fragments.computeIfPresent(one.fragment(), (id, old) -> old.after(one).orElse(null)));
  }

  @Override
  public void outdate(Map<String, Long> revisions) {
    revisions.forEach(
        (id, revision) ->
            fragments.computeIfPresent(id, (same, old) -> old.revision() < revision ? null : old));
  }

  @Override
  public void forget(String id) {
    fragments.remove(id);
  }

  public void clear() {
    fragments.clear();
  }
}

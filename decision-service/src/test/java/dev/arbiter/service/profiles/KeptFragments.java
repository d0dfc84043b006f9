package dev.arbiter.service.profiles;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Fragments that a test keeps, and how often they were read. */
final class KeptFragments implements Fragments {
  final Map<String, Fragment> kept = new ConcurrentHashMap<>();
  final AtomicInteger readings = new AtomicInteger();
  private volatile Runnable afterReading = () -> {};

  void put(Fragment fragment) {
    kept.put(fragment.id(), fragment);
  }

  /** What happens the next time that a fragment was read. */
  void onceRead(Runnable once) {
    afterReading =
        () -> {
          afterReading = () -> {};
          once.run();
        };
  }

  @Override
  public Optional<Fragment> find(String id) {
    readings.incrementAndGet();
    var found = Optional.ofNullable(kept.get(id));
    afterReading.run();
    return found;
  }

  @Override
  public long revision(String id) {
    return Optional.ofNullable(kept.get(id)).map(Fragment::revision).orElse(0L);
  }

  @Override
  public Optional<Profile> known(String profile, long revision) {
    return Optional.ofNullable(kept.get(profile)).map(Fragment::known);
  }

  @Override
  public List<String> members(String profile, long revision) {
    return members(profile);
  }

  @Override
  public List<String> profiles(String after, int limit) {
    return kept.values().stream()
        .filter(Fragment::isLead)
        .map(Fragment::id)
        .filter(id -> id.compareTo(after) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  @Override
  public List<String> members(String profile) {
    return List.copyOf(Optional.ofNullable(kept.get(profile)).orElseThrow().members());
  }

  @Override
  public List<Event> events(String profile) {
    throw new UnsupportedOperationException("no events are kept here");
  }

  @Override
  public List<Event> events(String profile, long revision) {
    return events(profile);
  }

  @Override
  public long number(Instant at) {
    return number();
  }

  @Override
  public long count() {
    return profiles("", Integer.MAX_VALUE).size();
  }

  @Override
  public long number() {
    return kept.values().stream().mapToLong(Fragment::revision).max().orElse(0);
  }

  @Override
  public Map<String, Long> changed(long after, long until) {
    return kept.values().stream()
        .filter(one -> one.revision() > after && one.revision() <= until)
        .collect(Collectors.toMap(Fragment::id, Fragment::revision));
  }
}

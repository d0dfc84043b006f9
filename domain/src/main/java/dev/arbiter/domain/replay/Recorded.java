package dev.arbiter.domain.replay;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.Known;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Traits;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What a record tells of its subject, and the past where that is not enough.
 *
 * @param asked the traits for which the record was made; it lacks those of them that were unknown
 */
record Recorded(DecisionRecord record, Set<String> asked, Past past) implements Known {

  @Override
  public String profile() {
    return record.profile();
  }

  @Override
  public long revision() {
    return record.profileRevision();
  }

  @Override
  public SortedMap<String, Consent> consents() {
    return record.consents();
  }

  @Override
  public Facts traits(Collection<String> names, Instant now) {
    if (!asked.containsAll(names)) {
      return rebuilt(names, now);
    }
    var known = record.situation().traits();
    if (names.containsAll(known.asMap().keySet())) {
      return known;
    }
    var some = new HashMap<>(known.asMap());
    some.keySet().retainAll(names);
    return Facts.derived(some);
  }

  /** From the profile of that time, which must tell the same of what is recorded. */
  private Facts rebuilt(Collection<String> names, Instant now) {
    var profile =
        past.profile(profile(), revision())
            .orElseThrow(() -> new ImpossibleException(Cause.TRAIT_UNKNOWN, unasked(names)));
    if (!Traits.of(profile, now, asked).equals(record.situation().traits())
        || !profile.consents().entrySet().containsAll(consents().entrySet())) {
      throw new ImpossibleException(Cause.PROFILE_DIFFERS, unasked(names));
    }
    return Traits.of(profile, now, names);
  }

  private String unasked(Collection<String> names) {
    var unasked = new TreeSet<>(names);
    unasked.removeAll(asked);
    return String.join(", ", unasked);
  }
}

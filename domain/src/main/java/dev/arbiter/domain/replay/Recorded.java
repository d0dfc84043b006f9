package dev.arbiter.domain.replay;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.Known;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Traits;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a record tells of its subject, and the past where that is not enough.
 *
 * @param asked the traits for which the record was made, and how they were derived; it lacks those
 *     of them that were unknown
 */
record Recorded(DecisionRecord record, Map<String, Derivation> asked, Past past) implements Known {

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
  public Facts traits(Map<String, Derivation> traits, Instant now) {
    if (!asked.entrySet().containsAll(traits.entrySet())) {
      return rebuilt(traits, now);
    }
    var known = record.situation().traits();
    if (traits.keySet().containsAll(known.asMap().keySet())) {
      return known;
    }
    var some = new HashMap<>(known.asMap());
    some.keySet().retainAll(traits.keySet());
    return Facts.derived(some);
  }

  /** From the profile of that time, which must tell the same of what is recorded. */
  private Facts rebuilt(Map<String, Derivation> traits, Instant now) {
    var profile =
        past.profile(profile(), revision())
            .orElseThrow(() -> new ImpossibleException(Cause.TRAIT_UNKNOWN, unasked(traits)));
    if (!Traits.of(profile, now, asked).equals(record.situation().traits())
        || !profile.consents().entrySet().containsAll(consents().entrySet())) {
      throw new ImpossibleException(Cause.PROFILE_DIFFERS, unasked(traits));
    }
    return Traits.of(profile, now, traits);
  }

  private String unasked(Map<String, Derivation> traits) {
    var unasked = new TreeMap<>(traits);
    unasked.entrySet().removeAll(asked.entrySet());
    return String.join(", ", unasked.keySet());
  }
}

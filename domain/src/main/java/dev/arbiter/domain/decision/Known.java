package dev.arbiter.domain.decision;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Traits;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/** What a decision may know of its subject: the profile itself, or what a record kept of it. */
public interface Known {

  /** The id of the profile. */
  String profile();

  /** Which state of the profile it is. */
  long revision();

  /** The last word on each purpose. */
  SortedMap<String, Consent> consents();

  /** These traits at the instant; those that are unknown are absent. */
  Facts traits(Map<String, Derivation> traits, Instant now);

  /** All that the profile tells. */
  static Known of(Profile profile) {
    return new Known() {
      @Override
      public String profile() {
        return profile.id();
      }

      @Override
      public long revision() {
        return profile.revision();
      }

      @Override
      public SortedMap<String, Consent> consents() {
        return profile.consents();
      }

      @Override
      public Facts traits(Map<String, Derivation> traits, Instant now) {
        return Traits.of(profile, now, traits);
      }
    };
  }
}

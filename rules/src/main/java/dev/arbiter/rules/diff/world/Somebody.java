package dev.arbiter.rules.diff.world;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.decision.Known;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.trait.Derivation;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A subject of whom traits are known without a history that makes them.
 *
 * @param consents what it has said
 * @param base tells what these traits do not
 */
record Somebody(Facts traits, SortedMap<String, Consent> consents, Known base) implements Known {

  /** Somebody who granted these purposes long ago. */
  static SortedMap<String, Consent> granted(Collection<String> purposes) {
    var consents = new TreeMap<String, Consent>();
    for (var purpose : purposes) {
      consents.put(purpose, new Consent(purpose, true, Instant.EPOCH, "diff", "diff-" + purpose));
    }
    return consents;
  }

  @Override
  public String profile() {
    return base.profile();
  }

  @Override
  public long revision() {
    return base.revision();
  }

  @Override
  public Facts traits(Map<String, Derivation> asked, Instant now) {
    var stated = new TreeMap<String, Object>(traits.asMap());
    stated.keySet().retainAll(asked.keySet());
    return base.traits(asked, now).with(Facts.of(stated));
  }
}

package dev.arbiter.domain.identity;

import java.util.Map;
import java.util.Set;

/**
 * Who belongs together.
 *
 * @param leads for each identifier the strongest one of its subject, which may be itself
 * @param fates what became of each link
 * @param tangled the identifiers that are linked with so many others that they stand alone
 */
public record Clusters(Map<String, String> leads, Map<Link, Link.Fate> fates, Set<String> tangled) {
  public Clusters {
    leads = Map.copyOf(leads);
    fates = Map.copyOf(fates);
    tangled = Set.copyOf(tangled);
  }
}

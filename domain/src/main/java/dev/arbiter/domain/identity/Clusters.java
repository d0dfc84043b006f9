package dev.arbiter.domain.identity;

import java.util.Map;

/**
 * Who belongs together.
 *
 * @param leads for each identifier the strongest one of its subject, which may be itself
 * @param standings what the links made of each identifier
 * @param fates what became of each link
 * @param likenesses what became of each likeness
 */
public record Clusters(
    Map<String, String> leads,
    Map<String, Node.Standing> standings,
    Map<Link, Link.Fate> fates,
    Map<Likeness, Link.Fate> likenesses) {
  public Clusters {
    leads = Map.copyOf(leads);
    standings = Map.copyOf(standings);
    fates = Map.copyOf(fates);
    likenesses = Map.copyOf(likenesses);
  }
}

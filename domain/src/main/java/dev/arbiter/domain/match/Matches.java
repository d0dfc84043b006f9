package dev.arbiter.domain.match;

import java.util.List;

/**
 * The links found among records.
 *
 * @param links the strongest first, equal ones by their ids
 * @param pairs how many pairs were compared
 * @param oversized how many keys were left out because too many records share them
 */
public record Matches(List<Link> links, long pairs, int oversized) {
  public Matches {
    links = List.copyOf(links);
  }
}

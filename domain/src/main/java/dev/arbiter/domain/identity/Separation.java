package dev.arbiter.domain.identity;

import java.util.Set;

/**
 * Somebody's decision that identifiers are not of one subject, whatever events claim: none of the
 * one side is ever joined with one of the other.
 *
 * @param id its name
 */
public record Separation(String id, Set<String> oneSide, Set<String> otherSide) {
  public Separation {
    oneSide = Set.copyOf(oneSide);
    otherSide = Set.copyOf(otherSide);
  }
}

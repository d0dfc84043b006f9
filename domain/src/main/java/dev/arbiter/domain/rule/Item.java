package dev.arbiter.domain.rule;

/**
 * A product that a rule proposes to show within an action.
 *
 * @param product its id
 * @param name its name for people
 * @param rank 1 is the best
 */
public record Item(String product, String name, int rank) {}

package dev.arbiter.domain.rule;

/**
 * Which rule spoke.
 *
 * @param name the name its author gave it
 * @param source its place in the rule project, for instance {@code tables/offers.dmn#row-12}
 */
public record RuleRef(String name, String source) {}

package dev.arbiter.domain.tier;

import java.math.BigDecimal;

/**
 * One of the tiers.
 *
 * @param name its name
 * @param upTo which share of those who are ranked is in it or a higher one, above 0 and at most 1
 */
public record Part(String name, BigDecimal upTo) {}

package dev.arbiter.domain.identity;

/**
 * An identifier as identity sees it.
 *
 * @param id its name inside Arbiter, which does not tell the value
 * @param kind what sort of identifier it is, for instance {@code email}
 */
public record Node(String id, String kind) {}

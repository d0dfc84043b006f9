package dev.arbiter.domain.decision;

import java.time.Instant;

/**
 * An action that was chosen for a subject earlier.
 *
 * @param action its id
 * @param at when it was chosen
 */
public record Contact(String action, Instant at) {}

package dev.arbiter.service.database;

import java.time.Instant;

/**
 * A change as the admin log keeps it.
 *
 * @param seq its place: later changes have higher numbers
 * @param at when it was made
 */
public record AdminEntry(long seq, Instant at, Change change) {}

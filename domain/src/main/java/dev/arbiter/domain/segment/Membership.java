package dev.arbiter.domain.segment;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a subject belongs to a segment at an instant.
 *
 * @param segment the segment
 * @param member whether it belongs to it
 * @param until when that changes if nothing happens; empty if it does not, or not as far as was
 *     looked
 */
public record Membership(Segment segment, boolean member, Optional<Instant> until) {}

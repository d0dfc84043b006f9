package dev.arbiter.rules.project;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A segment as declared.
 *
 * @param within the segment to which its members must belong too, if any
 * @param condition who belongs to it
 */
public record SegmentSource(
    String id,
    Optional<String> within,
    SourceText condition,
    boolean core,
    String owner,
    Optional<LocalDate> reviewBy,
    Set<String> tags) {}

package dev.arbiter.domain.release;

import dev.arbiter.domain.trigger.Trigger;
import java.time.Instant;

/**
 * That the condition of a trigger became true of a subject.
 *
 * @param profile the id of its profile
 * @param revision of the profile as it was seen
 * @param at when it became true
 */
public record Onset(
    ReleaseRef release, Trigger trigger, String profile, long revision, Instant at) {}

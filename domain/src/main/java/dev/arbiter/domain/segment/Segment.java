package dev.arbiter.domain.segment;

import dev.arbiter.domain.rule.Condition;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A named condition over profiles.
 *
 * @param id its name
 * @param condition who belongs to it
 * @param core whether it is one of the few segments that divide all subjects
 * @param owner who answers for it
 * @param reviewBy when its condition is to be looked at again
 */
public record Segment(
    String id, Condition condition, boolean core, String owner, Optional<LocalDate> reviewBy) {}

package dev.arbiter.domain.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * A deployment in force that has guardrails.
 *
 * @param live the number of the live release, if this is a canary beside it
 * @param share of the subjects that it should have
 * @param since when all nodes serve it
 * @param until which decisions are judged; their outcomes come later
 */
public record Watched(
    String project,
    long deployment,
    long release,
    Optional<Long> live,
    double share,
    Instant since,
    Instant until,
    Guardrails guardrails) {}

package dev.arbiter.service.decisions;

import java.time.Instant;
import java.util.List;

/**
 * What the log tells of a decision without opening its sealed part.
 *
 * @param seq its place in the log
 * @param subject the id of the profile
 * @param actions the ids of the chosen actions by rank
 * @param kind {@code actions}, {@code failed}, {@code shadow}, {@code model} or {@code rule-set}
 * @param service the name of the model or rule set; of a shadow, the id of the decision that was
 *     answered; else empty
 * @param excludedCount how many candidates were not chosen
 */
record DecisionSummary(
    long seq,
    String decisionId,
    Instant decidedAt,
    String subject,
    String slot,
    String channel,
    String purpose,
    String project,
    long releaseNumber,
    List<String> actions,
    int excludedCount,
    long totalMicros,
    String kind,
    String service) {}

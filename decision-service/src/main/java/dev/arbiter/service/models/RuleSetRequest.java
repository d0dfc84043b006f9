package dev.arbiter.service.models;

import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule set is to judge.
 *
 * @param actions of which it is asked; all of the release if there are none
 * @param traits as the project declares them; what is absent is unknown
 * @param context facts of the request
 * @param segments to which the subject belongs
 * @param scores of models, by their names
 * @param now what the rules take for now; by default the present
 * @param subject whom it is about: for the log, and for the choice between a release and its canary
 */
public record RuleSetRequest(
    List<String> actions,
    Facts traits,
    Facts context,
    List<String> segments,
    Map<String, BigDecimal> scores,
    Optional<Instant> now,
    Optional<Subject> subject) {}

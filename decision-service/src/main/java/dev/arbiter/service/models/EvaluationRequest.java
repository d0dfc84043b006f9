package dev.arbiter.service.models;

import dev.arbiter.domain.decision.Subject;
import java.util.Map;
import java.util.Optional;

/**
 * What a model of a release is to be evaluated for.
 *
 * @param context the inputs by name
 * @param decision evaluate only this decision, by name or id
 * @param subject whom it is about: for the log, and for the choice between a release and its canary
 */
public record EvaluationRequest(
    Map<String, Object> context, Optional<String> decision, Optional<Subject> subject) {}

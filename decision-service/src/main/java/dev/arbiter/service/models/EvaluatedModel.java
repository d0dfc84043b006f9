package dev.arbiter.service.models;

import dev.arbiter.domain.release.ReleaseRef;
import java.time.Instant;
import java.util.List;

/**
 * What a model of a release says.
 *
 * @param decisionId under which it is in the log
 * @param model as in the address
 * @param decisions those that were evaluated, in the order of the model
 * @param messages what the engine remarked
 */
public record EvaluatedModel(
    String decisionId,
    Instant decidedAt,
    ReleaseRef release,
    String model,
    List<ModelAnswer.Outcome> decisions,
    List<ModelAnswer.Remark> messages) {}

package dev.arbiter.domain.replay;

import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.release.ReleaseRef;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A decision in the log.
 *
 * @param release that decided
 * @param record opens and reads the record, at a cost; empty if its subject was erased; throws an
 *     {@link IllegalStateException} if it is not what was written
 */
public record LoggedDecision(
    String id,
    String slot,
    String channel,
    ReleaseRef release,
    Supplier<Optional<DecisionRecord>> record) {}

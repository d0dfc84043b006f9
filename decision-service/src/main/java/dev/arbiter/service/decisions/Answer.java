package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.DecisionRecord;
import java.time.Duration;

/**
 * A decision made, with what it depended on.
 *
 * @param json the answer as the caller gets it, in UTF-8
 * @param took from the arrival of the request to the decision, without the log
 */
record Answer(DecisionRecord record, byte[] json, Duration took) {}

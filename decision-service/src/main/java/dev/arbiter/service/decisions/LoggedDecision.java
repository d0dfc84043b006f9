package dev.arbiter.service.decisions;

/**
 * A decision as logged.
 *
 * @param record the opened record as JSON in UTF-8, written by {@link RecordJson}
 */
record LoggedDecision(DecisionSummary summary, byte[] record) {}

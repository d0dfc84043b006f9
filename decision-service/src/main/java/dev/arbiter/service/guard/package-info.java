/**
 * Watches deployments that have guardrails: counts in the decision log, judges, keeps what was
 * found. What is deployed and how it is stopped is elsewhere.
 */
@NullMarked
package dev.arbiter.service.guard;

import org.jspecify.annotations.NullMarked;

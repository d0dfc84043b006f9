/**
 * The product without frameworks: values and pure functions. Nothing here reads a clock, a file, a
 * database or a network; {@link dev.arbiter.domain.decision.Decider} is the place to start reading.
 */
@NullMarked
package dev.arbiter.domain;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a deployment keeps within its bounds: the bounds, what was counted, and how surely it
 * breaks them. Who counts and who acts is elsewhere.
 */
@NullMarked
package dev.arbiter.domain.guard;

import org.jspecify.annotations.NullMarked;

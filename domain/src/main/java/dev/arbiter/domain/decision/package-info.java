/** One decision: the funnel from candidates to chosen actions, and a reason for every candidate. */
@NullMarked
package dev.arbiter.domain.decision;

import org.jspecify.annotations.NullMarked;

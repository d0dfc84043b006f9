/** What happened to a subject, in the order of time, and what its dealings with a shop come to. */
@NullMarked
package dev.arbiter.domain.timeline;

import org.jspecify.annotations.NullMarked;

/**
 * Which fragments are of one profile, in PostgreSQL: what a writer of events changes of it within
 * its transaction, what follows from likenesses, and how it is read.
 */
@NullMarked
package dev.arbiter.service.events.identity;

import org.jspecify.annotations.NullMarked;

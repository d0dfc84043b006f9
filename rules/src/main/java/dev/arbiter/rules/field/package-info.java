/** Reads what the values of a field of events, or of a trait that sources state, must be. */
@NullMarked
package dev.arbiter.rules.field;

import org.jspecify.annotations.NullMarked;

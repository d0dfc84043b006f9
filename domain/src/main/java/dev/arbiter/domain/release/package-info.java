/** The immutable, compiled snapshot of a rule project that answers requests. */
@NullMarked
package dev.arbiter.domain.release;

import org.jspecify.annotations.NullMarked;

/** Purposes of processing and what subjects said about them. */
@NullMarked
package dev.arbiter.domain.consent;

import org.jspecify.annotations.NullMarked;

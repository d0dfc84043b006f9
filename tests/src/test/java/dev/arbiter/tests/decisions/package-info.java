/** Whole decisions as they are written down, made in process and asked of a running server. */
@NullMarked
package dev.arbiter.tests.decisions;

import org.jspecify.annotations.NullMarked;

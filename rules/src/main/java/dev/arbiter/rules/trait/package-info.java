/** Reads how a project derives traits of its own from what happened. */
@NullMarked
package dev.arbiter.rules.trait;

import org.jspecify.annotations.NullMarked;

/** Attacks on everything that authors and uploads can write, and honest work beside them. */
@NullMarked
package dev.arbiter.rules.attack;

import org.jspecify.annotations.NullMarked;

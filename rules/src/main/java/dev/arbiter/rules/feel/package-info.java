/**
 * The business tier: conditions and decision tables in FEEL (DMN 1.x), which read the situation and
 * nothing else. No type of the engine is visible outside.
 */
@NullMarked
package dev.arbiter.rules.feel;

import org.jspecify.annotations.NullMarked;

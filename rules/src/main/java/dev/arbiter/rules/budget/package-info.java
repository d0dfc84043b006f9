/**
 * What an evaluation may cost, whatever language its rules are written in. It knows nothing of
 * engines.
 */
@NullMarked
package dev.arbiter.rules.budget;

import org.jspecify.annotations.NullMarked;

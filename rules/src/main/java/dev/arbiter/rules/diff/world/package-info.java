/**
 * Whole situations in which two releases decide: those of scenarios, those at the thresholds of the
 * rules, and the witnesses of tables. They show differences; they prove nothing.
 */
@NullMarked
package dev.arbiter.rules.diff.world;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a release is fit to be made: its scenarios, how much of the rules they reach, how many
 * seeded faults they catch, and the gates that a project sets itself.
 */
@NullMarked
package dev.arbiter.rules.proof;

import org.jspecify.annotations.NullMarked;

/**
 * The developer tier: rules in DRL, and spreadsheets that are turned into DRL. A consequence in DRL
 * is Java, so every source passes {@link dev.arbiter.rules.drl.DrlGuard} first. Only {@link
 * dev.arbiter.rules.drl.Candidate} is for authors of rules.
 */
@NullMarked
package dev.arbiter.rules.drl;

import org.jspecify.annotations.NullMarked;

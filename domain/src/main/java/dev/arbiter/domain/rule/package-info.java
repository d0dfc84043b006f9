/**
 * What rules read and what they say. How rules are written and evaluated is behind the ports here.
 */
@NullMarked
package dev.arbiter.domain.rule;

import org.jspecify.annotations.NullMarked;

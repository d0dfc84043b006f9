/** Tiers by rank: the parts of all subjects by how they compare with each other in one number. */
@NullMarked
package dev.arbiter.domain.tier;

import org.jspecify.annotations.NullMarked;

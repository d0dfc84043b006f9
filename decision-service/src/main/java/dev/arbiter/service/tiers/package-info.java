/** Runs that rank all subjects from time to time and tell who moved to another tier. */
@NullMarked
package dev.arbiter.service.tiers;

import org.jspecify.annotations.NullMarked;

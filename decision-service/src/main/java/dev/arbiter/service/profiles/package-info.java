/** Profiles in the grid, looking them up, rebuilding them from events. */
@NullMarked
package dev.arbiter.service.profiles;

import org.jspecify.annotations.NullMarked;

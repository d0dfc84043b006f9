/** Profiles in the grid: looking them up, keeping them true, comparing them with their events. */
@NullMarked
package dev.arbiter.service.profiles;

import org.jspecify.annotations.NullMarked;

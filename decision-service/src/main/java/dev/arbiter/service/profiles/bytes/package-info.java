/** Profiles as bytes, for the grid and for snapshots, and the steps that travel to their owner. */
@NullMarked
package dev.arbiter.service.profiles.bytes;

import org.jspecify.annotations.NullMarked;

/** Writes accepted events to files for others; reading them back is the business of the doors. */
@NullMarked
package dev.arbiter.service.events.lake;

import org.jspecify.annotations.NullMarked;

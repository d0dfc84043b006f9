/** Reads events back one by one, as they were accepted. */
@NullMarked
package dev.arbiter.service.events.stored;

import org.jspecify.annotations.NullMarked;

/** A sign of life until the first resources exist. */
@NullMarked
package dev.arbiter.service.ping;

import org.jspecify.annotations.NullMarked;

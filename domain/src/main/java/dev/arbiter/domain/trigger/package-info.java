/** What makes the server decide by itself. */
@NullMarked
package dev.arbiter.domain.trigger;

import org.jspecify.annotations.NullMarked;

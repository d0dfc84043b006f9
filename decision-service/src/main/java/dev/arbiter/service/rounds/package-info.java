/** Work that goes on beside requests. */
@NullMarked
package dev.arbiter.service.rounds;

import org.jspecify.annotations.NullMarked;

/** The stages that a subject goes through, by what happens and by what does not. */
@NullMarked
package dev.arbiter.domain.lifecycle;

import org.jspecify.annotations.NullMarked;

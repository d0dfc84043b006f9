/** Who belongs to which segments of the releases in force, and for how long. */
@NullMarked
package dev.arbiter.service.segments;

import org.jspecify.annotations.NullMarked;

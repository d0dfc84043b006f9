/** What changes from one rule project or release to another: in its files, and in its answers. */
@NullMarked
package dev.arbiter.rules.diff;

import org.jspecify.annotations.NullMarked;

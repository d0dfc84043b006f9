/** The commands that take a release through its life on a running server. */
@NullMarked
package dev.arbiter.rules.cli.release;

import org.jspecify.annotations.NullMarked;

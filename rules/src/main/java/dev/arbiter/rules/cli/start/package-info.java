/** {@code arbiter start}: looks before it leaps, runs the server as a child, loads the demo. */
@NullMarked
package dev.arbiter.rules.cli.start;

import org.jspecify.annotations.NullMarked;

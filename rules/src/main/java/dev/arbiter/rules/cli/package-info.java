/** The command line: what it shares. Each command that is more than a page has its own package. */
@NullMarked
package dev.arbiter.rules.cli;

import org.jspecify.annotations.NullMarked;

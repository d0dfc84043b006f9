/** The command that runs a witness of a grid: a process beside the servers, with a small heap. */
@NullMarked
package dev.arbiter.rules.cli.witness;

import org.jspecify.annotations.NullMarked;

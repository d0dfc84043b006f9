/** How the command line writes what was found out about a rule project, for people and machines. */
@NullMarked
package dev.arbiter.rules.cli.report;

import org.jspecify.annotations.NullMarked;

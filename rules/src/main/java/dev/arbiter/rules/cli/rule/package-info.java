/** The commands about single rules: which there are, and which are in force. */
@NullMarked
package dev.arbiter.rules.cli.rule;

import org.jspecify.annotations.NullMarked;

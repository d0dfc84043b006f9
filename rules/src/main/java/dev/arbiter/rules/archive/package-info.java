/**
 * Releases as files: what they contain, by whom they were signed, and that nobody changed them
 * since. Nothing is parsed or compiled here.
 */
@NullMarked
package dev.arbiter.rules.archive;

import org.jspecify.annotations.NullMarked;

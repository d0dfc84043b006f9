/**
 * From the sources of a rule project to a release that decides: {@link
 * dev.arbiter.rules.ReleaseCompiler}. Rule engines stay hidden in the packages below; none of their
 * types leaves this module.
 */
@NullMarked
package dev.arbiter.rules;

import org.jspecify.annotations.NullMarked;

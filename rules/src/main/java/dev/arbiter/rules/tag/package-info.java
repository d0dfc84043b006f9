/** What carries tags in a rule project, and switching it off and on by them. */
@NullMarked
package dev.arbiter.rules.tag;

import org.jspecify.annotations.NullMarked;

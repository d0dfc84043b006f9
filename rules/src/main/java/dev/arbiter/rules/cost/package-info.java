/** What each rule of a project costs, measured over its scenarios. */
@NullMarked
package dev.arbiter.rules.cost;

import org.jspecify.annotations.NullMarked;

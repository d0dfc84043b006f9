/** Reads YAML strictly, with every problem and its place. It knows nothing of rule projects. */
@NullMarked
package dev.arbiter.rules.yaml;

import org.jspecify.annotations.NullMarked;

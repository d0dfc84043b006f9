/**
 * The sources of a rule project: its files, and what its YAML files declare. Nothing is compiled
 * here.
 */
@NullMarked
package dev.arbiter.rules.project;

import org.jspecify.annotations.NullMarked;

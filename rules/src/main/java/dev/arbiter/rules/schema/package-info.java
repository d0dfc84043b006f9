/** The JSON Schemas that tell others what the YAML files of a rule project look like. */
@NullMarked
package dev.arbiter.rules.schema;

import org.jspecify.annotations.NullMarked;

/**
 * How much columns tell of an outcome, and which of them must not be used. What becomes of them,
 * such as a model, does not belong here.
 */
@NullMarked
package dev.arbiter.domain.relevance;

import org.jspecify.annotations.NullMarked;

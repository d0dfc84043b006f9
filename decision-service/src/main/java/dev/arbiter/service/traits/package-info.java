/**
 * The traits that projects declare: of a subject, and what they tell of an outcome. How they follow
 * from what happened belongs to the domain.
 */
@NullMarked
package dev.arbiter.service.traits;

import org.jspecify.annotations.NullMarked;

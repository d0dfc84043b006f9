/**
 * What is known about one subject, folded from its events, and the traits derived from it at an
 * instant.
 */
@NullMarked
package dev.arbiter.domain.profile;

import org.jspecify.annotations.NullMarked;

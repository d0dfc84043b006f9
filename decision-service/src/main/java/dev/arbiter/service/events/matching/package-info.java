/**
 * Subjects that look alike: how they are compared, when that is done, which links were found and
 * what people decided about them. Who is one subject because of that says the package of identity.
 */
@NullMarked
package dev.arbiter.service.events.matching;

import org.jspecify.annotations.NullMarked;

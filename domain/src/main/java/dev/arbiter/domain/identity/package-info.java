/**
 * Which identifiers belong to one subject: a pure function of what events claimed, of what matching
 * found, of what people decided about it, and of a policy, so that the order of arrival never
 * matters.
 */
@NullMarked
package dev.arbiter.domain.identity;

import org.jspecify.annotations.NullMarked;

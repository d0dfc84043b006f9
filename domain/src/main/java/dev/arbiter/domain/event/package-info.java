/**
 * What happened to subjects, and what makes an event acceptable. Where events come from is
 * elsewhere.
 */
@NullMarked
package dev.arbiter.domain.event;

import org.jspecify.annotations.NullMarked;

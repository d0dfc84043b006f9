/**
 * Which records are about the same person, by weighing how far their fields agree: the model of
 * Fellegi and Sunter. What follows from a link, and what identifiers prove without weighing, is
 * elsewhere.
 */
@NullMarked
package dev.arbiter.domain.match;

import org.jspecify.annotations.NullMarked;

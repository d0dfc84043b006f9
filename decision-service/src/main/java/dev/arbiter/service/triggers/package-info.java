/** Decisions that nobody asked for: triggers that fired, and how far what follows is. */
@NullMarked
package dev.arbiter.service.triggers;

import org.jspecify.annotations.NullMarked;

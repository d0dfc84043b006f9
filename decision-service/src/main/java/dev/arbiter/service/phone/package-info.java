/** Telephone numbers by the numbering plans of the world. */
@NullMarked
package dev.arbiter.service.phone;

import org.jspecify.annotations.NullMarked;

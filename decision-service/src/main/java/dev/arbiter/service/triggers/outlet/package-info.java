/** Where decisions go that nobody asked for. */
@NullMarked
package dev.arbiter.service.triggers.outlet;

import org.jspecify.annotations.NullMarked;

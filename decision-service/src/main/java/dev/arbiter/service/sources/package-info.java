/**
 * The registry of sources: what people say of where events come from. What a source sends is taken
 * in by others.
 */
@NullMarked
package dev.arbiter.service.sources;

import org.jspecify.annotations.NullMarked;

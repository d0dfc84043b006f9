/** Keys by which machines prove who they are. */
@NullMarked
package dev.arbiter.service.access.keys;

import org.jspecify.annotations.NullMarked;

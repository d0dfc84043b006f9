/** Which releases exist, and which one answers. How they are built is in the module rules. */
@NullMarked
package dev.arbiter.service.releases;

import org.jspecify.annotations.NullMarked;

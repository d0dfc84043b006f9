/**
 * Fragments in memory, in an Infinispan grid of this server or of several: joining it, sealing its
 * traffic, and telling when it may not be believed.
 */
@NullMarked
package dev.arbiter.service.profiles.grid;

import org.jspecify.annotations.NullMarked;

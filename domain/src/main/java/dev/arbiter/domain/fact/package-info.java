/** Named values of a closed set of types: what events carry, requests give and rules read. */
@NullMarked
package dev.arbiter.domain.fact;

import org.jspecify.annotations.NullMarked;

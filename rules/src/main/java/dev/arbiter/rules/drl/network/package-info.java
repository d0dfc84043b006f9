/** Makes the engine's network of rules count what it looks at, so that it can be ended. */
@NullMarked
package dev.arbiter.rules.drl.network;

import org.jspecify.annotations.NullMarked;

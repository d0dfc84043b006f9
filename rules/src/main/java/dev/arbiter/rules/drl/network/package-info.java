/**
 * Makes the engine's network of rules count what it looks at, so that it can be ended, and answer
 * usual conditions without its interpreter.
 */
@NullMarked
package dev.arbiter.rules.drl.network;

import org.jspecify.annotations.NullMarked;

/**
 * The second wall of the developer tier: what the engine compiled of rules is read again, class by
 * class, before it may run. Only {@link dev.arbiter.rules.drl.bytecode.CompiledGuard} is for the
 * compiler; {@link dev.arbiter.rules.drl.bytecode.Bounded} is called by rules themselves.
 */
@NullMarked
package dev.arbiter.rules.drl.bytecode;

import org.jspecify.annotations.NullMarked;

/**
 * DMN models as decision services: {@link dev.arbiter.rules.dmn.DmnCompiler} checks and compiles
 * them, {@link dev.arbiter.rules.dmn.DmnModel} evaluates them, both in bounds, and {@link
 * dev.arbiter.rules.dmn.FeelJson} is the form of FEEL values in JSON. Nothing of Java can be
 * reached from a model. No type of the engine is visible outside.
 */
@NullMarked
package dev.arbiter.rules.dmn;

import org.jspecify.annotations.NullMarked;

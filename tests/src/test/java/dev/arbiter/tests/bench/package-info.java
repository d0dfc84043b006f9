/** Measurements: ratios within one run, never assertions on time. */
@NullMarked
package dev.arbiter.tests.bench;

import org.jspecify.annotations.NullMarked;

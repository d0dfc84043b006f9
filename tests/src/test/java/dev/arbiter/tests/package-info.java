/** What needs more than one module to be tested. */
@NullMarked
package dev.arbiter.tests;

import org.jspecify.annotations.NullMarked;

/** The layout, the arrows and the names that the whole code keeps. */
@NullMarked
package dev.arbiter.tests.architecture;

import org.jspecify.annotations.NullMarked;

/** A real server, as a user starts it, and what it must withstand. */
@NullMarked
package dev.arbiter.tests.server;

import org.jspecify.annotations.NullMarked;

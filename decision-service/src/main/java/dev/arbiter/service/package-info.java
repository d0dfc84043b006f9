/** The server as a whole: its settings and how its parts are put together. */
@NullMarked
package dev.arbiter.service;

import org.jspecify.annotations.NullMarked;

/** Whether the server works, for those who start it, send it requests, or restart it. */
@NullMarked
package dev.arbiter.service.http.health;

import org.jspecify.annotations.NullMarked;

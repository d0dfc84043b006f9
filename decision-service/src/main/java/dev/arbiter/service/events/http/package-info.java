/** Events over HTTP, and the quarantine. */
@NullMarked
package dev.arbiter.service.events.http;

import org.jspecify.annotations.NullMarked;

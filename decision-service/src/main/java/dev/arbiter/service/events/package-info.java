/** Taking in events: reading, checking, identity, quarantine, durable acceptance. */
@NullMarked
package dev.arbiter.service.events;

import org.jspecify.annotations.NullMarked;

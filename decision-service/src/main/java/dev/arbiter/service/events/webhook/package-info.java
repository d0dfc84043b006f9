/** Signed webhooks: who may send them, and events that come by them. */
@NullMarked
package dev.arbiter.service.events.webhook;

import org.jspecify.annotations.NullMarked;

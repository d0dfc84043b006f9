package dev.arbiter.service.events.matching;

import dev.arbiter.domain.identity.Likeness;
import java.time.Instant;

/**
 * Somebody's word on a link.
 *
 * @param reason why; nothing personal
 */
record Decision(Likeness.Word word, String reason, String by, Instant at) {}

/** What becomes of refused records: looked at, corrected, replayed or dismissed. */
@NullMarked
package dev.arbiter.service.events.quarantine;

import org.jspecify.annotations.NullMarked;

/**
 * Logged decisions made again under any release, from their records; and the ports to the log and
 * to what records do not hold. Nothing here changes anything.
 */
@NullMarked
package dev.arbiter.domain.replay;

import org.jspecify.annotations.NullMarked;

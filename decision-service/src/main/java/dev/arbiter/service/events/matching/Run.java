package dev.arbiter.service.events.matching;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One comparison of all subjects.
 *
 * @param state waiting, running, done, failed or cancelled
 * @param askedBy who asked for it; {@code server} on schedule
 * @param attempts how often it was begun: anew after the server that was at it went away
 * @param looked how many subjects were read
 * @param people of how many of them enough is known to compare them
 * @param pairs how many pairs were compared
 * @param links how many were found
 * @param oversized how many keys, such as a phone, were left out as too many subjects share them
 * @param weights the digest of the weights that were estimated
 * @param problem why it is not done
 */
@Schema(name = "MatchingRun")
public record Run(
    String id,
    String state,
    String askedBy,
    Instant askedAt,
    Optional<Instant> beganAt,
    Optional<Instant> endedAt,
    int attempts,
    long looked,
    long people,
    long pairs,
    long links,
    long oversized,
    Optional<String> weights,
    Optional<String> problem) {}

package dev.arbiter.service.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refused record.
 *
 * @param seq grows with time
 * @param id the event's id, or one derived from the content
 * @param origin the import it came with
 * @param line its place in the import, from 1
 * @param codes the codes of its violations
 * @param violations as JSON, without personal data
 */
public record Quarantined(
    long seq,
    String id,
    Optional<String> origin,
    Optional<Long> line,
    List<String> codes,
    @JsonRawValue @Schema(ref = "ViolationList") String violations,
    Instant receivedAt) {}

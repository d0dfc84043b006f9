package dev.arbiter.service.events.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.form.CloudEvents;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads records that are one event each: one of ours, or a CloudEvent. */
public final class EventRereader implements Rereader {
  private final ObjectMapper mapper;
  private final EventJson json;
  private final CloudEvents clouds;

  public EventRereader(ObjectMapper mapper, EventJson json) {
    this.mapper = mapper;
    this.json = json;
    this.clouds = new CloudEvents(json, true);
  }

  @Override
  public List<Submission> read(Optional<String> origin, byte[] original, Instant receivedAt) {
    JsonNode node;
    try {
      node = mapper.readTree(original);
    } catch (IOException unreadable) {
      var violation = Violation.mismatch("line", "one JSON object", "something else");
      return List.of(Submission.refused(0, "", List.of(violation), () -> original));
    }
    return List.of(
        node.has("specversion")
            ? clouds.read(0, node, receivedAt)
            : json.read(0, node, receivedAt));
  }
}

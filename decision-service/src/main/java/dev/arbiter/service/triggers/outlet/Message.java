package dev.arbiter.service.triggers.outlet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.http.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.SortedSet;

/**
 * What an outlet is told: that a trigger fired, and what was decided.
 *
 * @param id of the firing and of the decision; the same each time this is told
 * @param at when the condition became true
 * @param identifiers by which names sources know the subject
 * @param decision as a caller would have got it
 */
public record Message(
    String id,
    Instant at,
    String project,
    String trigger,
    String profile,
    SortedSet<Identifier> identifiers,
    JsonNode decision) {
  private static final TypeReference<SortedSet<Identifier>> NAMED = new TypeReference<>() {};
  private static final String TYPE = "arbiter.trigger.fired";

  /** It as JSON, in UTF-8. */
  public byte[] bytes() {
    var body = Json.mapper().createObjectNode().put("type", TYPE).put("timestamp", at.toString());
    var data = body.putObject("data").put("id", id).put("project", project);
    data.put("trigger", trigger);
    var subject = data.putObject("subject").put("profile", profile);
    data.set("decision", decision);
    try {
      var named = Json.mapper().writerFor(NAMED).writeValueAsBytes(identifiers);
      subject.set("identifiers", Json.mapper().readTree(named));
      return Json.mapper().writeValueAsBytes(body);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Nothing personal. */
  @Override
  public String toString() {
    return "Message[" + id + " of " + trigger + "]";
  }
}

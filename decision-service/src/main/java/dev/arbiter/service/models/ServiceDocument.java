package dev.arbiter.service.models;

import dev.arbiter.domain.release.ReleaseRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all OpenAPI documents about services have in common. */
final class ServiceDocument {
  static final Map<String, Object> TEXT = Map.of("type", "string");

  private ServiceDocument() {}

  static Map<String, Object> of(ReleaseRef release, String name, Map<String, Object> paths) {
    return object(
        "openapi",
        "3.1.0",
        "info",
        object(
            "title",
            name,
            "version",
            Long.toString(release.number()),
            "description",
            "Of the project %s, release %d, %s"
                .formatted(release.project(), release.number(), release.digest())),
        "paths",
        paths,
        "components",
        object(
            "securitySchemes", object("key", object("type", "http", "scheme", "bearer")),
            "schemas", object("Problem", problem())),
        "security",
        List.of(object("key", List.of())));
  }

  private static Map<String, Object> problem() {
    return object(
        "type",
        "object",
        "description",
        "RFC 9457",
        "properties",
        object("type", TEXT, "title", TEXT, "status", Map.of("type", "integer"), "detail", TEXT));
  }

  /** A POST of this body that answers so, or by a problem. */
  static Map<String, Object> operation(
      String summary, Map<String, Object> body, Map<String, Object> said) {
    return object(
        "summary",
        summary,
        "requestBody",
        object("required", true, "content", object("application/json", object("schema", body))),
        "responses",
        object(
            "200",
            object(
                "description",
                "what it says",
                "content",
                object("application/json", object("schema", said))),
            "default",
            object(
                "description",
                "a problem",
                "content",
                object(
                    "application/problem+json",
                    object("schema", object("$ref", "#/components/schemas/Problem"))))));
  }

  /** An object of these parts and no others. */
  static Map<String, Object> closed(Map<String, ?> parts, Collection<String> required) {
    return object(
        "type",
        "object",
        "properties",
        parts,
        "required",
        List.copyOf(required),
        "additionalProperties",
        false);
  }

  /** Names and values in turn. */
  static Map<String, Object> object(Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return object;
  }
}

package dev.arbiter.rules.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Documents that differ from a sound one in one place: a key less, one more, a value of another
 * type, beyond or at a bound, or of another form. They follow from the schema.
 */
record Mutations(JsonNode schema, JsonNode document) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * A document and what was changed in it.
   *
   * @param keys those that the schema knows at the place of an unknown one
   */
  record Mutation(String what, JsonNode document, TreeSet<String> keys) {}

  List<Mutation> all() {
    var found = new ArrayList<Mutation>();
    walk(schema, document, "", found);
    return found;
  }

  List<Mutation> unknownKeys() {
    return all().stream().filter(mutation -> !mutation.keys().isEmpty()).toList();
  }

  /** The keys of the schema, each by its place, that its example does not show. */
  Set<String> withoutExample() {
    var found = new TreeSet<>(keys(schema, ""));
    found.removeAll(shown(schema, document, ""));
    return found;
  }

  /** The places in the schema that it does not explain. */
  Set<String> withoutHelp() {
    var rest = ((ObjectNode) schema.deepCopy()).without("examples");
    return rest.findParents("type").stream()
        .filter(place -> !place.get("type").isObject() && !place.has("description"))
        .map(JsonNode::toString)
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(JsonNode schema, String at) {
    var found = new TreeSet<String>();
    properties(schema)
        .forEach(
            (key, one) -> {
              found.add(at + "/" + key);
              found.addAll(keys(one, at + "/" + key));
            });
    for (var inner : List.of("items", "additionalProperties")) {
      if (schema.path(inner).isObject()) {
        found.addAll(keys(schema.get(inner), at + "/*"));
      }
    }
    return found;
  }

  private static Set<String> shown(JsonNode schema, JsonNode value, String at) {
    var found = new TreeSet<String>();
    properties(schema)
        .forEach(
            (key, one) -> {
              if (value.has(key)) {
                found.add(at + "/" + key);
                found.addAll(shown(one, value.get(key), at + "/" + key));
              }
            });
    for (var inner : List.of("items", "additionalProperties")) {
      if (schema.path(inner).isObject()) {
        value.forEach(one -> found.addAll(shown(schema.get(inner), one, at + "/*")));
      }
    }
    return found;
  }

  private static Map<String, JsonNode> properties(JsonNode schema) {
    var properties = new LinkedHashMap<String, JsonNode>();
    schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    return properties;
  }

  private void walk(JsonNode schema, JsonNode value, String at, List<Mutation> found) {
    change(found, at, "another type", wrongType(schema));
    values(schema).forEach(other -> change(found, at, "value " + other, other));
    if (value instanceof ObjectNode object && schema.has("properties")) {
      var more = object.deepCopy().put("zzz", 1);
      var keys = new TreeSet<>(properties(schema).keySet());
      found.add(new Mutation(at + "/zzz added", replaced(at, more), keys));
      for (var key : object.properties().stream().map(Map.Entry::getKey).toList()) {
        var less = object.deepCopy().without(key);
        change(found, at, "without " + key, less);
        walk(schema.get("properties").get(key), object.get(key), at + "/" + key, found);
      }
    } else if (value instanceof ObjectNode object && schema.has("additionalProperties")) {
      object
          .properties()
          .forEach(
              one ->
                  walk(
                      schema.get("additionalProperties"),
                      one.getValue(),
                      at + "/" + one.getKey(),
                      found));
    } else if (value instanceof ArrayNode array) {
      if (schema.has("minItems")) {
        change(found, at, "without elements", NODES.arrayNode());
      }
      for (var i = 0; i < array.size(); i++) {
        walk(schema.get("items"), array.get(i), at + "/" + i, found);
      }
    }
  }

  private void change(List<Mutation> found, String at, String what, JsonNode value) {
    found.add(new Mutation(at + " " + what, replaced(at, value), new TreeSet<>()));
  }

  private static JsonNode wrongType(JsonNode schema) {
    return schema.path("type").asText().equals("array")
        ? NODES.objectNode().set("zzz", NODES.objectNode())
        : NODES.arrayNode().add(NODES.arrayNode());
  }

  private static Stream<JsonNode> values(JsonNode schema) {
    var values = new ArrayList<JsonNode>();
    for (var bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        var limit = schema.get(bound).decimalValue();
        var one = BigDecimal.ONE;
        values.add(NODES.numberNode(limit));
        values.add(
            NODES.numberNode(bound.equals("minimum") ? limit.subtract(one) : limit.add(one)));
      }
    }
    if (schema.has("exclusiveMinimum")) {
      values.add(schema.get("exclusiveMinimum"));
    }
    if (schema.path("type").asText().equals("integer")) {
      values.add(NODES.numberNode(1.5));
    }
    if (schema.has("pattern") || schema.has("enum")) {
      values.add(NODES.textNode("?!"));
    }
    schema.path("enum").forEach(values::add);
    return values.stream();
  }

  /** The document with another value at a place. */
  private JsonNode replaced(String at, JsonNode value) {
    if (at.isEmpty()) {
      return value;
    }
    var copy = document.deepCopy();
    var parent = copy.at(at.substring(0, at.lastIndexOf('/')));
    var key = at.substring(at.lastIndexOf('/') + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(key), value);
    } else {
      ((ObjectNode) parent).set(key, value);
    }
    return copy;
  }
}

package dev.arbiter.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * One place in a configuration text. Asked for what is not there, it adds a problem to the list and
 * gives an empty value, so that one reading finds all problems.
 *
 * @param path how the place is called in problems; empty for the whole text
 */
record Place(JsonNode node, String path, List<String> problems) {

  boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The place of a key in this one, which may be absent. */
  Place at(String key) {
    return new Place(node.path(key), path.isEmpty() ? key : path + "." + key, problems);
  }

  void problem(String sentence) {
    problems.add((path.isEmpty() ? "the mapping" : path) + ": " + sentence);
  }

  /** Objects only: complains about keys other than these. */
  void allow(Set<String> keys) {
    if (isPresent() && node.isObject()) {
      for (var key : fields().keySet()) {
        if (!keys.contains(key)) {
          at(key).problem("unknown key, expected one of " + new TreeSet<>(keys));
        }
      }
    }
  }

  /** The text here, which is required. */
  String text() {
    if (node.isTextual() && !node.textValue().isBlank()) {
      return node.textValue();
    }
    expected("a text");
    return "";
  }

  Optional<String> optionalText() {
    return isPresent() ? Optional.of(text()) : Optional.empty();
  }

  /** One text or a list of texts, of which some may be empty. */
  List<String> texts() {
    var elements =
        node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
    if (elements.isEmpty() || !elements.stream().allMatch(JsonNode::isTextual)) {
      expected("a text or a list of texts");
      return List.of();
    }
    return elements.stream().map(JsonNode::textValue).toList();
  }

  /** True or false, false if absent. */
  boolean flag() {
    if (isPresent() && !node.isBoolean()) {
      expected("true or false");
    }
    return node.asBoolean(false);
  }

  /** The choice that the text here names in lower case; the first one if it names none. */
  <E extends Enum<E>> E choice(E[] choices, E fallback) {
    if (!isPresent()) {
      return fallback;
    }
    for (var choice : choices) {
      if (node.isTextual() && choice.name().toLowerCase(Locale.ROOT).equals(node.textValue())) {
        return choice;
      }
    }
    expected("one of " + List.of(choices).toString().toLowerCase(Locale.ROOT));
    return fallback;
  }

  /** The places by key, in order; absent is the same as empty. */
  Map<String, Place> fields() {
    if (isPresent() && !node.isObject()) {
      expected("keys with values");
      return Map.of();
    }
    var fields = new LinkedHashMap<String, Place>();
    node.fieldNames().forEachRemaining(key -> fields.put(key, at(key)));
    return fields;
  }

  /** The places of a list, at least one. */
  List<Place> elements() {
    if (!node.isArray() || node.isEmpty()) {
      expected("a list");
      return List.of();
    }
    return IntStream.range(0, node.size())
        .mapToObj(i -> new Place(node.path(i), path + "[" + i + "]", problems))
        .toList();
  }

  void expected(String what) {
    problem("expected " + what + ", found " + found());
  }

  private String found() {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "an empty value";
      case OBJECT -> "keys with values";
      case ARRAY -> node.isEmpty() ? "an empty list" : "a list";
      case STRING -> node.textValue().isBlank() ? "a blank text" : "\"" + brief() + "\"";
      default ->
          brief()
              + (node.getNodeType() == JsonNodeType.NUMBER || node.isBoolean()
                  ? " (a text needs quotes)"
                  : "");
    };
  }

  private String brief() {
    var text = node.asText();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}

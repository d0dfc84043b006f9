package dev.arbiter.ml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.ScoringException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One place in the artefact of a model. Whatever is not as expected is refused with the name of the
 * model, the place, what was expected and what was found.
 *
 * @param path how the place is called in messages; empty for the whole artefact
 */
record Artefact(String model, JsonNode node, String path) {
  private static final int MAX_BYTES = 16 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(64)
                          .maxStringLength(1_024)
                          .maxNameLength(256)
                          .build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The whole artefact, which must be of this kind and have no other keys than these. */
  static Artefact read(ModelSpec spec, byte[] bytes, String kind, Set<String> keys) {
    var whole = new Artefact(spec.id(), JSON.nullNode(), "");
    whole.require(bytes.length <= MAX_BYTES, "at most " + MAX_BYTES + " bytes", bytes.length);
    try {
      whole = new Artefact(spec.id(), JSON.readTree(bytes), "");
    } catch (IOException malformed) {
      throw new ScoringException(
          "The artefact of model " + spec.id() + " is no acceptable JSON", malformed);
    }
    var allowed = new TreeSet<>(keys);
    allowed.add("kind");
    whole.allow(allowed);
    whole.at("kind").require(whole.at("kind").text().equals(kind), kind, whole.node.path("kind"));
    return whole;
  }

  /** Objects only, with no other keys than these. */
  void allow(Set<String> keys) {
    require(node.isObject(), "an object", found());
    node.fieldNames()
        .forEachRemaining(
            key -> at(key).require(keys.contains(key), "one of " + new TreeSet<>(keys), key));
  }

  Artefact at(String key) {
    return new Artefact(model, node.path(key), path.isEmpty() ? key : path + "." + key);
  }

  /** The place of an element of the list that this one is. */
  Artefact at(int index) {
    return new Artefact(model, node.path(index), path + "[" + index + "]");
  }

  boolean isPresent() {
    return !node.isMissingNode();
  }

  boolean isNull() {
    return node.isNull();
  }

  String text() {
    require(node.isTextual() && !node.textValue().isEmpty(), "a text", found());
    return node.textValue();
  }

  boolean flag() {
    require(node.isBoolean(), "true or false", found());
    return node.booleanValue();
  }

  double number() {
    require(node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number", found());
    return node.doubleValue();
  }

  /** A whole number between two bounds, both included. */
  int index(int lowest, int highest) {
    require(
        node.isIntegralNumber()
            && node.canConvertToInt()
            && node.intValue() >= lowest
            && node.intValue() <= highest,
        "a whole number from " + lowest + " to " + highest,
        found());
    return node.intValue();
  }

  /** The places of a list of 1 to {@code most} elements. */
  List<Artefact> elements(int most) {
    return IntStream.range(0, size(most)).mapToObj(this::at).toList();
  }

  /** The length of a list of 1 to {@code most} elements. */
  int size(int most) {
    require(
        node.isArray() && !node.isEmpty() && node.size() <= most,
        "a list of 1 to " + most + " elements",
        found());
    return node.size();
  }

  /** The numbers by key of an object of 1 to {@code most} keys. */
  Map<String, Double> numbers(int most) {
    require(
        node.isObject() && !node.isEmpty() && node.size() <= most,
        "an object of 1 to " + most + " keys",
        found());
    var numbers = new LinkedHashMap<String, Double>();
    node.fieldNames().forEachRemaining(key -> numbers.put(key, at(key).number()));
    return numbers;
  }

  /** The declaration and the artefact must name the same inputs. */
  void requireInputs(ModelSpec spec, Set<String> read) {
    var declared = new TreeSet<>(spec.inputs());
    require(declared.equals(read), "the declared " + declared, new TreeSet<>(read));
  }

  void require(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new ScoringException(
          "The artefact of model %s: %s must be %s, found %s"
              .formatted(model, path.isEmpty() ? "it" : path, expected, found));
    }
  }

  private String found() {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case OBJECT -> "an object of " + node.size() + " keys";
      case ARRAY -> "a list of " + node.size();
      default -> node.toString();
    };
  }
}

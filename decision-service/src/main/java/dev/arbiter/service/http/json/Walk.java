package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks through JSON that Arbiter wrote itself, token by token: no bounds but those of memory, no
 * reflection. A walk begins at the first token of a value and ends at its last.
 */
public final class Walk {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Json.MAX_DIGITS)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Walk() {}

  /** Reads one value; the walk is at its first token. */
  public interface Step<T> {
    T take(JsonParser json) throws IOException;
  }

  /** Reads one member; the walk is at the first token of its value, and need not move. */
  public interface MemberStep {
    void take(String name, JsonParser json) throws IOException;
  }

  /** Reads a document in UTF-8. */
  public static <T> T through(byte[] utf8, Step<T> document) throws IOException {
    try (var json = FACTORY.createParser(utf8)) {
      json.nextToken();
      return document.take(json);
    }
  }

  /** Reads the members of an object in their order. */
  public static void members(JsonParser json, MemberStep member) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      json.nextToken();
      member.take(name, json);
    }
  }

  /** Reads the elements of an array. */
  public static <T> List<T> elements(JsonParser json, Step<T> element) throws IOException {
    var elements = new ArrayList<T>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.take(json));
    }
    return elements;
  }

  public static List<String> texts(JsonParser json) throws IOException {
    return elements(json, JsonParser::getText);
  }

  /** Reads an object of facts: texts, numbers, truth values, lists and objects. */
  public static Map<String, Object> facts(JsonParser json) throws IOException {
    var facts = new HashMap<String, Object>();
    members(json, (name, value) -> facts.put(name, fact(value)));
    return facts;
  }

  private static Object fact(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> facts(json);
      case START_ARRAY -> elements(json, Walk::fact);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      default -> json.getBooleanValue();
    };
  }

  private static BigDecimal integer(JsonParser json) throws IOException {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? json.getDecimalValue()
        : BigDecimal.valueOf(json.getLongValue());
  }
}

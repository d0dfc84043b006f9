package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the data of events of one type must look like. */
public enum EventSchema {
  /** One line of an order; the lines of an order share its id. */
  PURCHASE(
      Field.required("order", Kind.TEXT),
      Field.required("product", Kind.TEXT),
      Field.required("quantity", Kind.POSITIVE),
      Field.required("price", Kind.POSITIVE),
      Field.optional("name", Kind.TEXT),
      Field.optional("category", Kind.TEXT),
      Field.optional("currency", Kind.TEXT),
      Field.optional("country", Kind.TEXT)),
  /** One line taken back; quantity and price are positive, the amount is subtracted. */
  CANCELLATION(
      Field.required("order", Kind.TEXT),
      Field.required("product", Kind.TEXT),
      Field.required("quantity", Kind.POSITIVE),
      Field.required("price", Kind.POSITIVE),
      Field.optional("name", Kind.TEXT),
      Field.optional("category", Kind.TEXT),
      Field.optional("currency", Kind.TEXT),
      Field.optional("country", Kind.TEXT)),
  /** A product was looked at. */
  VIEW(
      Field.required("product", Kind.TEXT),
      Field.optional("name", Kind.TEXT),
      Field.optional("category", Kind.TEXT)),
  /** Traits stated by a source; for each trait the latest statement holds. */
  UPDATE(Field.required("traits", Kind.OBJECT)),
  /** The subject granted or refused a purpose; for each purpose the latest word holds. */
  CONSENT(Field.required("purpose", Kind.TEXT), Field.required("status", Kind.CONSENT_STATUS));

  private final Map<String, Field> fields;

  EventSchema(Field... fields) {
    var byName = new java.util.LinkedHashMap<String, Field>();
    for (var field : fields) {
      byName.put(field.name(), field);
    }
    this.fields = java.util.Collections.unmodifiableMap(byName);
  }

  /** The name of the type in events. */
  public String type() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** All violations of the event, empty if it is acceptable. */
  public static List<Violation> violations(Event event) {
    for (var schema : values()) {
      if (schema.type().equals(event.type())) {
        return schema.check(event.data());
      }
    }
    return List.of(
        new Violation(
            Violation.Code.UNPLANNED_EVENT,
            "type",
            "type must be one of purchase, cancellation, view, update, consent"));
  }

  private List<Violation> check(Facts data) {
    var found = new ArrayList<Violation>();
    for (var field : fields.values()) {
      var value = data.get(field.name());
      var path = "data." + field.name();
      if (value.isPresent()) {
        field.kind().check(path, value.get(), found);
      } else if (field.required()) {
        found.add(Violation.missing(path));
      }
    }
    for (var name : data.asMap().keySet()) {
      if (!fields.containsKey(name)) {
        found.add(
            new Violation(
                Violation.Code.ADDITIONAL_PROPERTIES,
                "data." + name,
                "data." + name + " is not a field of " + type() + " events"));
      }
    }
    return List.copyOf(found);
  }

  private record Field(String name, Kind kind, boolean required) {
    static Field required(String name, Kind kind) {
      return new Field(name, kind, true);
    }

    static Field optional(String name, Kind kind) {
      return new Field(name, kind, false);
    }
  }

  private enum Kind {
    TEXT {
      @Override
      void check(String path, Object value, List<Violation> found) {
        if (!(value instanceof String text)) {
          found.add(Violation.mismatch(path, "a text", typeOf(value)));
        } else if (text.isBlank()) {
          found.add(Violation.missing(path));
        }
      }
    },
    POSITIVE {
      @Override
      void check(String path, Object value, List<Violation> found) {
        if (!(value instanceof BigDecimal number)) {
          found.add(Violation.mismatch(path, "a number", typeOf(value)));
        } else if (number.signum() <= 0 || number.compareTo(LARGEST) > 0) {
          found.add(Violation.outOfRange(path, "greater than 0 and at most 1000000000"));
        }
      }
    },
    OBJECT {
      @Override
      void check(String path, Object value, List<Violation> found) {
        if (!(value instanceof Map<?, ?>)) {
          found.add(Violation.mismatch(path, "an object", typeOf(value)));
        }
      }
    },
    CONSENT_STATUS {
      @Override
      void check(String path, Object value, List<Violation> found) {
        if (!Set.of("granted", "refused").contains(value)) {
          found.add(Violation.outOfRange(path, "granted or refused"));
        }
      }
    };

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    abstract void check(String path, Object value, List<Violation> found);

    static String typeOf(Object value) {
      return value instanceof Map
          ? "an object"
          : value instanceof List
              ? "a list"
              : value instanceof String
                  ? "a text"
                  : value instanceof Boolean ? "a truth value" : "a number";
    }
  }
}

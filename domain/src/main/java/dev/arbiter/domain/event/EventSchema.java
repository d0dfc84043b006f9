package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the data of events of one type must look like. */
public enum EventSchema {
  /** One line of an order; the lines of an order share its id. */
  PURCHASE(Field.ORDER_LINE),
  /** One line taken back; quantity and price are positive, the amount is subtracted. */
  CANCELLATION(Field.ORDER_LINE),
  /** A product was looked at. */
  VIEW(
      Field.required("product", FieldKind.NAME),
      Field.optional("name", FieldKind.TEXT),
      Field.optional("category", FieldKind.NAME)),
  /** Traits stated by a source; for each trait the latest statement holds. */
  UPDATE(Field.required("traits", FieldKind.OBJECT)),
  /** The subject granted or refused a purpose; for each purpose the latest word holds. */
  CONSENT(
      Field.required("purpose", FieldKind.NAME),
      Field.required("status", FieldKind.CONSENT_STATUS));

  /** How far the clock of a source may run ahead of ours. */
  private static final Duration MAX_LEAD = Duration.ofDays(1);

  private final String type = name().toLowerCase(Locale.ROOT);
  private final Map<String, Field> fields;

  EventSchema(Field... fields) {
    this(List.of(fields));
  }

  EventSchema(List<Field> fields) {
    var byName = new LinkedHashMap<String, Field>();
    for (var field : fields) {
      byName.put(field.name(), field);
    }
    this.fields = Collections.unmodifiableMap(byName);
  }

  /** The name of the type in events. */
  public String type() {
    return type;
  }

  /**
   * All violations of an event received at an instant, empty if it is acceptable. Beside the rules
   * of its type, it must not lie more than a day ahead: a word given in a distant future could
   * never be taken back.
   */
  public static List<Violation> violations(Event event, Instant receivedAt) {
    var found = new ArrayList<>(violations(event));
    if (event.occurredAt().isAfter(receivedAt.plus(MAX_LEAD))) {
      found.add(Violation.outOfRange("occurredAt", "at most one day ahead of the server's clock"));
    }
    return List.copyOf(found);
  }

  /** All violations of the rules of its type, empty if there are none. */
  public static List<Violation> violations(Event event) {
    for (var schema : values()) {
      if (schema.type.equals(event.type())) {
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

  private record Field(String name, FieldKind kind, boolean required) {
    static final List<Field> ORDER_LINE =
        List.of(
            required("order", FieldKind.NAME),
            required("product", FieldKind.NAME),
            required("quantity", FieldKind.POSITIVE),
            required("price", FieldKind.POSITIVE),
            optional("name", FieldKind.TEXT),
            optional("category", FieldKind.NAME),
            optional("currency", FieldKind.NAME),
            optional("country", FieldKind.NAME));

    static Field required(String name, FieldKind kind) {
      return new Field(name, kind, true);
    }

    static Field optional(String name, FieldKind kind) {
      return new Field(name, kind, false);
    }
  }
}

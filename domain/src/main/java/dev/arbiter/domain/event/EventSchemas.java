package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of events that are acceptable: those that every installation has, and declared ones.
 * Of a type there may be several versions; an event must suit one of them. Immutable.
 */
public final class EventSchemas {
  private static final List<Field> ORDER_LINE =
      List.of(
          Field.required("order", FieldKind.NAME),
          Field.required("product", FieldKind.NAME),
          Field.required("quantity", FieldKind.POSITIVE),
          Field.required("price", FieldKind.POSITIVE),
          Field.optional("name", FieldKind.TEXT),
          Field.optional("category", FieldKind.NAME),
          Field.optional("currency", FieldKind.NAME),
          Field.optional("country", FieldKind.NAME));

  /**
   * Those that every installation has.
   *
   * <ul>
   *   <li>{@code purchase}: one line of an order; the lines of an order share its id.
   *   <li>{@code cancellation}: one line taken back; quantity and price are positive, the amount is
   *       subtracted.
   *   <li>{@code view}: a product was looked at.
   *   <li>{@code update}: traits stated by a source; for each trait the latest statement holds.
   *   <li>{@code consent}: the subject granted or refused a purpose; for each purpose the latest
   *       word holds.
   * </ul>
   */
  public static final EventSchemas USUAL =
      new EventSchemas(
          List.of(
              EventSchema.of("purchase", ORDER_LINE.toArray(Field[]::new)),
              EventSchema.of("cancellation", ORDER_LINE.toArray(Field[]::new)),
              EventSchema.of(
                  "view",
                  Field.required("product", FieldKind.NAME),
                  Field.optional("name", FieldKind.TEXT),
                  Field.optional("category", FieldKind.NAME)),
              EventSchema.of("update", Field.required("traits", FieldKind.OBJECT)),
              EventSchema.of(
                  "consent",
                  Field.required("purpose", FieldKind.NAME),
                  Field.required("status", FieldKind.CONSENT_STATUS))));

  /** How far the clock of a source may run ahead of ours. */
  private static final Duration MAX_LEAD = Duration.ofDays(1);

  private final Map<String, List<EventSchema>> byType;

  private EventSchemas(Collection<EventSchema> schemas) {
    var types = new LinkedHashMap<String, List<EventSchema>>();
    schemas.stream()
        .distinct()
        .sorted(Comparator.comparingInt(EventSchema::version).reversed())
        .forEach(one -> types.computeIfAbsent(one.type(), type -> new ArrayList<>()).add(one));
    types.replaceAll((type, versions) -> List.copyOf(versions));
    byType = Collections.unmodifiableMap(types);
  }

  /** These and further ones. A type that every installation has stays as it is. */
  public EventSchemas with(Collection<EventSchema> declared) {
    if (declared.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(all());
    declared.stream().filter(one -> !USUAL.types().contains(one.type())).forEach(all::add);
    return new EventSchemas(all);
  }

  /** All schemas; the versions of a type follow each other, the newest first. */
  public List<EventSchema> all() {
    return byType.values().stream().flatMap(List::stream).toList();
  }

  /** The names of all types. */
  public Set<String> types() {
    return byType.keySet();
  }

  /**
   * All violations of an event received at an instant, empty if it is acceptable. Beside the rules
   * of its type, it must not lie more than a day ahead: a word given in a distant future could
   * never be taken back.
   */
  public List<Violation> violations(Event event, Instant receivedAt) {
    var found = violations(event);
    if (event.occurredAt().isAfter(receivedAt.plus(MAX_LEAD))) {
      found = new ArrayList<>(found);
      found.add(Violation.outOfRange("occurredAt", "at most one day ahead of the server's clock"));
    }
    return found;
  }

  /** All violations of the rules of its type, of the newest version if none is kept to. */
  public List<Violation> violations(Event event) {
    var versions = byType.get(event.type());
    if (versions == null) {
      return List.of(
          new Violation(
              Violation.Code.UNPLANNED_EVENT,
              "type",
              "type must be one of " + String.join(", ", types())));
    }
    var newest = versions.get(0).violations(event.data());
    var suits =
        newest.isEmpty()
            || versions.stream()
                .skip(1)
                .anyMatch(version -> version.violations(event.data()).isEmpty());
    return suits ? List.of() : newest;
  }
}

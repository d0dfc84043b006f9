package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.format.PhoneNumbers;
import dev.arbiter.domain.profile.Identifier;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The schemas of events that are acceptable: those that every installation has, and declared ones.
 * Of a type there may be several versions; an event must suit one of them. Immutable.
 */
public final class EventSchemas {
  /** The type of events by which the server says in which tier a subject is. */
  public static final String TIER_CHANGED = "tier-changed";

  /**
   * Types of events that the server alone writes: none that comes in may have one, and none can be
   * declared. They tell nothing of what a subject did.
   */
  public static final Set<String> RESERVED = Set.of(TIER_CHANGED);

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
   *       word holds. With a channel it is about the purpose in that channel alone.
   *   <li>{@code unsubscribe}: the subject wants no more of a channel, be it for one purpose or for
   *       all that need consent.
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
                  Field.required("status", FieldKind.CONSENT_STATUS),
                  Field.optional("channel", FieldKind.NAME)),
              EventSchema.of(
                  "unsubscribe",
                  Field.required("channel", FieldKind.NAME),
                  Field.optional("purpose", FieldKind.NAME))));

  /** How far the clock of a source may run ahead of ours. */
  private static final Duration MAX_LEAD = Duration.ofDays(1);

  private final Map<String, List<EventSchema>> byType;
  private final PhoneNumbers phones;
  private final StatedTraits traits;

  private EventSchemas(Collection<EventSchema> schemas) {
    this(byType(schemas), PhoneNumbers.WRITTEN_OUT, StatedTraits.of(List.of()));
  }

  private EventSchemas(
      Map<String, List<EventSchema>> byType, PhoneNumbers phones, StatedTraits traits) {
    this.byType = byType;
    this.phones = phones;
    this.traits = traits;
  }

  private static Map<String, List<EventSchema>> byType(Collection<EventSchema> schemas) {
    var types = new LinkedHashMap<String, List<EventSchema>>();
    schemas.stream()
        .distinct()
        .sorted(Comparator.comparingInt(EventSchema::version).reversed())
        .forEach(one -> types.computeIfAbsent(one.type(), type -> new ArrayList<>()).add(one));
    types.replaceAll((type, versions) -> List.copyOf(versions));
    return Collections.unmodifiableMap(types);
  }

  /** The same, with telephone numbers read in another way. */
  public EventSchemas reading(PhoneNumbers numbers) {
    return new EventSchemas(byType, numbers, traits);
  }

  /** The same, with what traits must be that an {@code update} states, each by its name. */
  public EventSchemas stating(Collection<Field> declared) {
    return new EventSchemas(byType, phones, StatedTraits.of(declared));
  }

  /** These and further ones. A type that every installation has stays as it is. */
  public EventSchemas with(Collection<EventSchema> declared) {
    if (declared.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(all());
    declared.stream()
        .filter(one -> !USUAL.types().contains(one.type()) && !RESERVED.contains(one.type()))
        .forEach(all::add);
    return new EventSchemas(byType(all), phones, traits);
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
   * What becomes of an event received at an instant. Beside the rules of its type, it must not lie
   * more than a day ahead: a word given in a distant future could never be taken back.
   */
  public Checked check(Event event, Instant receivedAt) {
    var checked = check(event);
    return event.occurredAt().isAfter(receivedAt.plus(MAX_LEAD))
        ? checked.and(
            Violation.outOfRange("occurredAt", "at most one day ahead of the server's clock"))
        : checked;
  }

  /**
   * What becomes of an event by the rules of its type; the violations are those of the newest
   * version if none is kept to.
   */
  public Checked check(Event event) {
    var versions = byType.get(event.type());
    if (versions == null) {
      var unknown =
          RESERVED.contains(event.type())
              ? "type must be another than %s, which the server alone writes"
                  .formatted(event.type())
              : "type must be one of " + String.join(", ", types());
      var violation = new Violation(Violation.Code.UNPLANNED_EVENT, "type", unknown);
      return new Checked(event, List.of(violation));
    }
    var newest = check(event, versions.get(0));
    return newest.violations().isEmpty()
        ? newest
        : versions.stream()
            .skip(1)
            .map(version -> check(event, version))
            .filter(one -> one.violations().isEmpty())
            .findFirst()
            .orElse(newest);
  }

  private Checked check(Event event, EventSchema schema) {
    var found = new ArrayList<Violation>();
    var originals = new Originals();
    var identifiers = identifiers(event, originals, found);
    var data = schema.read(event.data(), phones, originals, found);
    if (event.type().equals("update") && found.isEmpty()) {
      data = traits.read(data, phones, originals, found);
    }
    return new Checked(
        found.isEmpty() && !originals.isEmpty()
            ? event.standard(identifiers, data, originals)
            : event,
        found);
  }

  private SortedSet<Identifier> identifiers(
      Event event, Originals originals, List<Violation> found) {
    var standard = new TreeSet<Identifier>();
    for (var written : event.identifiers()) {
      try {
        var one = written.standard(phones);
        originals.add(one, written.value());
        standard.add(one);
      } catch (ViolationException refused) {
        found.add(refused.violation());
      }
    }
    return standard;
  }

  /**
   * What becomes of an event.
   *
   * @param event in its standard form, if it is acceptable
   * @param violations why it is not; empty if it is
   */
  public record Checked(Event event, List<Violation> violations) {
    public Checked {
      violations = List.copyOf(violations);
    }

    private Checked and(Violation further) {
      return new Checked(event, Stream.concat(violations.stream(), Stream.of(further)).toList());
    }
  }
}

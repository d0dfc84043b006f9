package dev.arbiter.service.events.http;

import dev.arbiter.domain.event.EventSchema;
import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.domain.format.Format;
import dev.arbiter.service.events.EventJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The types of events over HTTP. */
@Dependent
@Path("/event-types")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class EventTypeResource {
  private final EventJson json;

  @Inject
  public EventTypeResource(@Context EventJson json) {
    this.json = json;
  }

  /** One version of a type of event. */
  public record EventType(String type, int version, List<EventField> fields) {}

  /**
   * What a field of the data must be.
   *
   * @param kind such as {@code number}
   * @param format what is brought into a standard form, such as a telephone number
   */
  public record EventField(
      String name,
      String kind,
      boolean required,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      Set<String> oneOf,
      Optional<String> format) {}

  @GET
  @RolesAllowed({
    "channel",
    "business-author",
    "rule-developer",
    "data-scientist",
    "compliance",
    "operator"
  })
  @Operation(
      summary = "The types of events that are taken in now, with the fields of their data",
      description =
          "Those that every installation has, and those that the releases in force declare. Of a"
              + " type with several versions an event must suit one of them.")
  public List<EventType> types() {
    return json.schemas().all().stream().map(EventTypeResource::view).toList();
  }

  private static EventType view(EventSchema schema) {
    return new EventType(
        schema.type(),
        schema.version(),
        schema.fields().values().stream().map(EventTypeResource::view).toList());
  }

  private static EventField view(Field field) {
    return new EventField(
        field.name(),
        kind(field.kind()),
        field.required(),
        field.least(),
        field.most(),
        field.oneOf(),
        field.format().map(Format::expected));
  }

  private static String kind(FieldKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

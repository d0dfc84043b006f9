package dev.arbiter.service.http.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description that was gathered from annotations: what is not optional is required,
 * what is absent is not null, and every operation may be answered by a problem.
 */
public final class Description implements OASFilter {
  private static final String SIGN_IN = "/api/v1/session";
  private static final String SCHEMAS = "#/components/schemas/";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var components = api.getComponents();
    components.removeSchema("Identifier");
    Optional.ofNullable(components.getSchemas())
        .ifPresent(schemas -> schemas.values().forEach(Description::complete));
    api.getPaths().getPathItems().values().stream()
        .map(PathItem::getOperations)
        .map(Map::values)
        .forEach(operations -> operations.forEach(Description::mayFail));
    Optional.ofNullable(api.getPaths().getPathItem(SIGN_IN))
        .map(PathItem::getPOST)
        .ifPresent(signIn -> signIn.addSecurityRequirement(OASFactory.createSecurityRequirement()));
  }

  private static void mayFail(Operation operation) {
    operation
        .getResponses()
        .addAPIResponse("default", OASFactory.createAPIResponse().ref("Problem"));
  }

  /** Records that were scanned have no list of what is required; those written by hand have. */
  private static void complete(Schema schema) {
    var properties = schema.getProperties();
    if (properties == null) {
      return;
    }
    var required = new ArrayList<String>();
    for (var property : List.copyOf(properties.entrySet())) {
      if (!isNullable(property.getValue())) {
        required.add(property.getKey());
      }
      complete(schema, property.getKey(), property.getValue());
    }
    if (schema.getRequired() == null && schema.getAdditionalPropertiesSchema() == null) {
      schema.setRequired(required);
    }
  }

  private static void complete(Schema schema, String name, Schema property) {
    if (isNullType(property)) {
      property.removeType(Schema.SchemaType.NULL);
    }
    if (property.getRef() != null && property.getEnumeration() != null) {
      schema.addProperty(
          name, reference(property.getRef())); // which has the names as they are sent
    }
    var items = property.getItems();
    if (items != null && refersTo(items.getRef(), "Identifier")) {
      schema.addProperty(name, reference(SCHEMAS + "Identifiers"));
    }
    alternatives(property).stream()
        .map(Schema::getRef)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(only -> schema.addProperty(name, reference(only)));
  }

  /** Optional components are described as null or a value, but they are left out instead. */
  private static boolean isNullable(Schema schema) {
    return isNullType(schema) || alternatives(schema).stream().anyMatch(Description::isNullType);
  }

  private static List<Schema> alternatives(Schema schema) {
    return Optional.ofNullable(schema.getAnyOf()).orElse(List.of());
  }

  private static boolean isNullType(Schema schema) {
    return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
  }

  private static Schema reference(String to) {
    return OASFactory.createSchema().ref(to);
  }

  private static boolean refersTo(@Nullable String reference, String name) {
    return (SCHEMAS + name).equals(reference);
  }
}

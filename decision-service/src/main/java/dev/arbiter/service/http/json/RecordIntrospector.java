package dev.arbiter.service.http.json;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.arbiter.domain.fact.Facts;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requires the components of records, save those whose type has a natural empty value. */
final class RecordIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter && member.getDeclaringClass().isRecord()) {
      return !isOptional(parameter);
    }
    return super.hasRequiredMarker(member);
  }

  private static boolean isOptional(AnnotatedParameter parameter) {
    var type = parameter.getRawType();
    return type == Optional.class
        || type == Facts.class
        || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type);
  }
}

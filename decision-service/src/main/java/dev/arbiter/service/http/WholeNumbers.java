package dev.arbiter.service.http;

import dev.arbiter.service.http.problem.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers in parameters, and says which one is none. */
@Provider
@Dependent
public final class WholeNumbers implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    if (type == Integer.class || type == int.class) {
      return (ParamConverter<T>) new Converter<>(name(annotations), Integer::valueOf);
    }
    return type == Long.class || type == long.class
        ? (ParamConverter<T>) new Converter<>(name(annotations), Long::valueOf)
        : null;
  }

  private static String name(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .map(
            one ->
                one instanceof QueryParam query
                    ? Optional.of(query.value())
                    : one instanceof PathParam path
                        ? Optional.of(path.value())
                        : Optional.<String>empty())
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("a parameter");
  }

  private record Converter<N extends Number>(String name, Function<String, N> parsing)
      implements ParamConverter<N> {
    @Override
    public @Nullable N fromString(@Nullable String text) {
      try {
        return text == null ? null : parsing.apply(text);
      } catch (NumberFormatException e) {
        throw ProblemException.invalid(
            name, "datatype-mismatch", name + " must be a whole number, found another text");
      }
    }

    @Override
    public String toString(N value) {
      return value.toString();
    }
  }
}

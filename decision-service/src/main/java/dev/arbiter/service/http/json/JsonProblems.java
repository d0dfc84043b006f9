package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says where and why JSON was not accepted, in words of JSON: never the text of the library, which
 * names classes, nor the value found, which may be personal.
 */
public final class JsonProblems {
  private static final int MAX_PATH = 256;

  private JsonProblems() {}

  /** The problem of a failed reading. */
  public static ProblemException of(JacksonException failure) {
    if (failure.getCause() instanceof JacksonException cause
        && !(cause instanceof InputCoercionException)) {
      return of(cause);
    }
    if (failure instanceof StreamConstraintsException) {
      return bound(failure);
    }
    if (failure instanceof StreamReadException syntax) {
      return syntax(syntax);
    }
    if (message(failure).startsWith("Trailing token")) {
      return malformed(failure, "syntax", "The body goes on after the end of the JSON value");
    }
    return failure instanceof JsonMappingException mapping
        ? mapping(mapping)
        : malformed(failure, "syntax", "The body is not valid JSON");
  }

  private static ProblemException bound(JacksonException failure) {
    var message = message(failure);
    if (message.contains("depth")) {
      return malformed(
          failure, "too-deep", "JSON may be nested " + Json.MAX_DEPTH + " levels deep");
    }
    return message.startsWith("Number")
        ? malformed(failure, "too-long", "Numbers may have " + Json.MAX_DIGITS + " digits")
        : malformed(failure, "too-long", "Texts may have " + Json.MAX_TEXT + " characters");
  }

  private static ProblemException syntax(StreamReadException failure) {
    if (message(failure).startsWith("Forbidden")) {
      return malformed(
          failure,
          "forbidden-character",
          "Texts may hold any character but U+0000 and halves of surrogate pairs");
    }
    return message(failure).startsWith("Duplicate")
        ? malformed(failure, "duplicate-key", "A key occurs twice in the same object")
        : malformed(failure, "syntax", "The body is not valid JSON");
  }

  private static ProblemException malformed(JacksonException failure, String code, String what) {
    var place = failure.getLocation();
    var where =
        place == null
            ? what
            : what + " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    return new ProblemException(ProblemKind.MALFORMED_BODY, where)
        .at(pointed(failure), code, where);
  }

  private static ProblemException mapping(JsonMappingException failure) {
    var path = path(failure.getPath());
    if (failure instanceof PropertyBindingException) {
      return ProblemException.invalid(
          path, Violation.Code.ADDITIONAL_PROPERTIES.wire(), path + " is not known here");
    }
    var message = message(failure);
    if (message.startsWith("Missing required creator property")
        || message.startsWith("Null value for creator property")
        || message.startsWith("Invalid `null` value")
        || message.startsWith("Cannot map `null`")) {
      return required(path);
    }
    if (failure.getCause() instanceof ArbiterException cause) {
      return domain(path, cause);
    }
    return mismatch(failure, path);
  }

  /** Says that something must be there. */
  static ProblemException required(String path) {
    var violation = Violation.missing(path.isEmpty() ? "a JSON value" : path);
    return ProblemException.invalid(path, violation.code().wire(), violation.message());
  }

  private static ProblemException domain(String path, ArbiterException cause) {
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    if (cause instanceof ViolationException invalid) {
      var violation = invalid.violation();
      return ProblemException.invalid(
          joinOverlapping(path, violation.path()), violation.code().wire(), violation.message());
    }
    return ProblemException.invalid(path, Violation.Code.OUT_OF_RANGE.wire(), cause.getMessage());
  }

  private static ProblemException mismatch(JsonMappingException failure, String path) {
    var violation =
        Violation.mismatch(
            path.isEmpty() ? "the body" : path, expected(failure), found(failure.getProcessor()));
    return ProblemException.invalid(path, violation.code().wire(), violation.message());
  }

  private static String expected(JsonMappingException failure) {
    if (failure.getCause() instanceof InputCoercionException) {
      return "a number in range";
    }
    return failure instanceof MismatchedInputException mismatch
        ? word(mismatch.getTargetType())
        : "of another form";
  }

  private static String word(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == Instant.class) {
      return "an instant such as 2026-11-20T10:00:00Z";
    }
    if (type == Duration.class) {
      return "a duration such as PT30M";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isSealed()) {
      return "an object of a known kind";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return number(type) ? "a number in range" : collection(type) ? "a list" : "an object";
  }

  private static boolean number(Class<?> type) {
    return type.isPrimitive() || Number.class.isAssignableFrom(type) || type == BigDecimal.class;
  }

  private static boolean collection(Class<?> type) {
    return Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type);
  }

  private static String found(@Nullable Object source) {
    var token = source instanceof JsonParser json ? json.currentToken() : null;
    if (token == null) {
      return "something else";
    }
    if (token == JsonToken.START_OBJECT || token == JsonToken.FIELD_NAME) {
      return "an object";
    }
    if (token == JsonToken.START_ARRAY) {
      return "a list";
    }
    return token == JsonToken.VALUE_STRING
        ? "a text"
        : token.isNumeric() ? "a number" : token.isBoolean() ? "a truth value" : "null";
  }

  private static String pointed(JacksonException failure) {
    return failure.getProcessor() instanceof JsonParser json
        ? shorten(
            json.getParsingContext()
                .pathAsPointer()
                .toString()
                .replaceFirst("^/", "")
                .replace('/', '.'))
        : "";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    var path = "";
    for (var reference : references) {
      var name = reference.getFieldName();
      path = join(path, name == null ? "[" + reference.getIndex() + "]" : name);
    }
    return shorten(path);
  }

  private static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() || name.startsWith("[")
        ? path + name
        : path + "." + name;
  }

  /** The domain says {@code subject.x} where the path has led to the subject already. */
  private static String joinOverlapping(String path, String inner) {
    var last = path.substring(path.lastIndexOf('.') + 1);
    return !last.isEmpty() && (inner.equals(last) || inner.startsWith(last + "."))
        ? path + inner.substring(last.length())
        : join(path, inner);
  }

  private static String shorten(String path) {
    return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
  }

  private static String message(JacksonException failure) {
    var message = failure.getOriginalMessage();
    return message == null ? "" : message;
  }
}

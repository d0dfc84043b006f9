package dev.arbiter.service.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The one configuration of JSON: strict in what it reads, bounded in what it builds, exact in
 * numbers.
 *
 * <p>Unknown properties, duplicate keys, trailing input, numbers in quotes and missing components
 * of records are refused. Components that are optional, collections, maps or facts may be absent.
 * Thread-safe.
 */
public final class Json {
  /** Deeper nesting than this is refused. */
  public static final int MAX_DEPTH = 32;

  /** Longer texts than this many characters are refused. */
  public static final int MAX_TEXT = 64 * 1024;

  private static final int MAX_NAME = 1_024;

  /** Longer numbers than this many digits are refused; all that facts may hold are shorter. */
  static final int MAX_DIGITS = 1_010;

  private static final List<Class<?>> COLLECTIONS =
      List.of(Collection.class, List.class, Set.class, SortedSet.class, Map.class, SortedMap.class);

  private static final ObjectMapper MAPPER = build(MAX_TEXT);

  /** Bodies are bounded before they are read. */
  private static final ObjectMapper LONG_TEXTS = build(Integer.MAX_VALUE);

  private Json() {}

  /** The mapper of requests, answers and records; never to be reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The mapper of bodies of this type. */
  static ObjectMapper mapper(Class<?> type) {
    return type.isAnnotationPresent(LongTexts.class) ? LONG_TEXTS : MAPPER;
  }

  private static ObjectMapper build(int maxText) {
    var builder =
        JsonMapper.builder(factory(maxText))
            .addModule(new Jdk8Module())
            .addModule(new DomainModule())
            .annotationIntrospector(new RecordIntrospector())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .withCoercionConfig(
                LogicalType.Textual,
                texts -> {
                  texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                  texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                  texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                });
    var absentIsEmpty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL);
    for (var type : COLLECTIONS) {
      builder.withConfigOverride(type, override -> override.setSetterInfo(absentIsEmpty));
    }
    return builder.build();
  }

  /** Closing what is written flushes nothing, so that short answers get a Content-Length. */
  private static JsonFactory factory(int maxText) {
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(maxText)
            .maxNameLength(MAX_NAME)
            .maxNumberLength(MAX_DIGITS)
            .build();
    var builder = new JsonFactoryBuilder();
    builder
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    return new StrictFactory(builder);
  }
}

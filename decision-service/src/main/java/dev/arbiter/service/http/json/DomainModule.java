package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.decision.Stage;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.release.Tier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;

/** The forms of domain types that are more than records of simple values. */
final class DomainModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  DomainModule() {
    super("arbiter");
    write(Instant.class, (value, json) -> json.writeString(value.toString()));
    write(Duration.class, (value, json) -> json.writeString(value.toString()));
    write(Facts.class, (value, json) -> json.writePOJO(value.asMap()));
    write(Tier.class, (value, json) -> json.writeString(value.wire()));
    write(Stage.class, (value, json) -> json.writeString(value.wire()));
    write(Guardrails.Action.class, (value, json) -> json.writeString(value.wire()));
    write(Violation.Code.class, (value, json) -> json.writeString(value.wire()));
    write(Reason.class, (value, json) -> ReasonJson.write(json, value));
    write(Decision.class, (value, json) -> DecisionJson.write(json, value));
    write(
        TimedDecision.class,
        (value, json) -> DecisionJson.write(json, value.decision(), value.took()));
    read(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    read(Duration.class, Duration::parse);
    read(Guardrails.Action.class, Guardrails.Action::of);
    addDeserializer(Facts.class, new FactsReader());
  }

  /** Sets of identifiers are objects, whose type no plain registration can tell. */
  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(new Identifiers.Readers());
    context.addSerializers(new Identifiers.Writers());
  }

  private <T> void write(Class<T> type, Writing<? super T> writing) {
    addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            writing.write(value, json);
          }
        });
  }

  private <T> void read(Class<T> type, Function<String, T> parsing) {
    addDeserializer(type, new TextReader<>(type, parsing));
  }

  private interface Writing<T> {
    void write(T value, JsonGenerator json) throws IOException;
  }

  /** Values that are texts of a certain form; never numbers. */
  private static final class TextReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Class<T> type;
    private final transient Function<String, T> parsing;

    TextReader(Class<T> type, Function<String, T> parsing) {
      super(type);
      this.type = type;
      this.parsing = parsing;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.hasToken(JsonToken.VALUE_STRING)) {
        try {
          return parsing.apply(json.getText());
        } catch (DateTimeParseException | ArithmeticException | IllegalArgumentException e) {
          return type.cast(context.handleWeirdStringValue(type, json.getText(), "another form"));
        }
      }
      return type.cast(context.handleUnexpectedToken(type, json));
    }
  }

  /** Objects of any shape within the bounds of {@link Facts}. */
  private static final class FactsReader extends StdDeserializer<Facts> {
    private static final long serialVersionUID = 1;
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    FactsReader() {
      super(Facts.class);
    }

    @Override
    public Facts deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.hasToken(JsonToken.START_OBJECT)
          ? Facts.of(context.readValue(json, context.getTypeFactory().constructType(MAP)))
          : (Facts) context.handleUnexpectedToken(Facts.class, json);
    }

    @Override
    public Facts getNullValue(DeserializationContext context) {
      return Facts.none();
    }
  }
}

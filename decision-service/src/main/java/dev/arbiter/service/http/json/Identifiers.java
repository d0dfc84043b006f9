package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.type.CollectionType;
import dev.arbiter.domain.profile.Identifier;
import java.io.IOException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sets of identifiers as objects of texts by kind: {@code {"customer": "17850"}}; a kind with
 * several values has a list of them.
 */
final class Identifiers {
  private Identifiers() {}

  static final class Readers extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findCollectionDeserializer(
        CollectionType type,
        DeserializationConfig config,
        BeanDescription description,
        @Nullable TypeDeserializer typeReader,
        @Nullable JsonDeserializer<?> elementReader) {
      return type.getContentType().hasRawClass(Identifier.class) ? new Reader() : null;
    }
  }

  static final class Writers extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findCollectionSerializer(
        SerializationConfig config,
        CollectionType type,
        BeanDescription description,
        @Nullable TypeSerializer typeWriter,
        @Nullable JsonSerializer<Object> elementWriter) {
      return type.getContentType().hasRawClass(Identifier.class) ? new Writer() : null;
    }
  }

  private static final class Reader extends StdDeserializer<SortedSet<Identifier>> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(SortedSet.class);
    }

    @Override
    public SortedSet<Identifier> deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.hasToken(JsonToken.START_OBJECT)) {
        context.reportInputMismatch(SortedSet.class, "an object of texts was expected");
      }
      var identifiers = new TreeSet<Identifier>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var kind = json.currentName();
        var many = json.nextToken() == JsonToken.START_ARRAY;
        if (many) {
          json.nextToken();
        }
        while (!json.hasToken(JsonToken.END_ARRAY)) {
          if (!json.hasToken(JsonToken.VALUE_STRING)) {
            context.handleUnexpectedToken(String.class, json);
          }
          identifiers.add(new Identifier(kind, json.getText()));
          if (!many) {
            break;
          }
          json.nextToken();
        }
      }
      return identifiers;
    }

    @Override
    public SortedSet<Identifier> getNullValue(DeserializationContext context) {
      return new TreeSet<>();
    }
  }

  private static final class Writer extends JsonSerializer<Collection<Identifier>> {
    @Override
    public void serialize(
        Collection<Identifier> identifiers, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      var byKind = new TreeMap<String, TreeSet<String>>();
      for (var identifier : identifiers) {
        byKind.computeIfAbsent(identifier.kind(), kind -> new TreeSet<>()).add(identifier.value());
      }
      json.writeStartObject();
      for (var kind : byKind.entrySet()) {
        if (kind.getValue().size() == 1) {
          json.writeStringField(kind.getKey(), kind.getValue().first());
        } else {
          json.writePOJOField(kind.getKey(), kind.getValue());
        }
      }
      json.writeEndObject();
    }
  }
}

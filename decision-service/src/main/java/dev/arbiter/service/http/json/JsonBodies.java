package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.service.http.problem.Problem;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** Reads and writes the JSON bodies of all resources by the one mapper. */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  /** Bodies of these types are passed as they are. */
  private static final Set<Class<?>> RAW =
      Set.of(String.class, byte[].class, InputStream.class, Reader.class, StreamingOutput.class);

  private final ObjectMapper mapper = Json.mapper();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return !RAW.contains(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return read(Json.mapper(type), body, genericType);
  }

  /**
   * Any JSON value.
   *
   * @throws ProblemException if the body is none
   */
  public static JsonNode tree(byte[] body) {
    try {
      return (JsonNode) read(Json.mapper(), new ByteArrayInputStream(body), JsonNode.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Object read(ObjectMapper reader, InputStream body, Type type) throws IOException {
    try (var json = reader.createParser(body)) {
      return read(reader, json, type);
    } catch (CharConversionException e) {
      throw new ProblemException(ProblemKind.MALFORMED_BODY, "The body is not valid UTF-8");
    }
  }

  private static Object read(ObjectMapper mapper, JsonParser json, Type type) throws IOException {
    try {
      if (json.nextToken() == null) {
        throw new ProblemException(ProblemKind.MALFORMED_BODY, "A JSON body is required");
      }
      Object value = mapper.readValue(json, mapper.constructType(type));
      if (value == null) {
        throw JsonProblems.required("");
      }
      return value;
    } catch (JacksonException e) {
      throw JsonProblems.of(e);
    }
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return RAW.stream().noneMatch(raw -> raw.isAssignableFrom(type));
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    mapper.writeValue(body, value);
  }
}

package dev.arbiter.service.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.event.Event;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonFuzzTest {
  private static final Annotation[] NO_ANNOTATIONS = {};
  private static final List<String> SEEDS =
      List.of(
          """
          {"subject":{"identifiers":{"customer":"17850","email":["a@b.org"]}},"slot":"home",
           "channel":"web","purpose":"marketing","context":{"n":1.5e3,"b":[true,null]},"limit":3}""",
          """
          {"id":"e-1","type":"purchase","source":"web","occurredAt":"2026-11-20T10:00:00Z",
           "identifiers":{"customer":"17850"},"data":{"order":"1","price":2.55,"x":{"y":[]}}}""");
  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "1e-999",
          "1E2147483647",
          "0.1e+",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "\"",
          "\\",
          "é",
          "\u0000",
          "[[[[[[[[[[",
          "NaN",
          "{\"a\":",
          "\"subject\":",
          "\"id\":",
          "9".repeat(1_200),
          "\"" + "x".repeat(9_000) + "\"");

  private final JsonBodies bodies = new JsonBodies();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverIsSentIsReadOrAnsweredByAProblemOfTheCaller(long seed) throws IOException {
    var random = new Random(seed);
    for (var i = 0; i < 2_000; i++) {
      var body = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
      for (var type : List.of(DecisionRequest.class, Event.class)) {
        try {
          assertThat(read(type, body)).isInstanceOf(type);
        } catch (ProblemException problem) {
          assertThat(problem.kind().status()).isIn(400, 422);
          var answer = Json.mapper().writeValueAsString(problem.problem(Optional.empty()));
          assertThat(answer).doesNotContain("Exception", "dev.arbiter.", "java.");
        }
      }
    }
  }

  private static byte[] mutated(String seed, Random random) {
    var text = new StringBuilder(seed);
    for (var changes = random.nextInt(4); changes >= 0; changes--) {
      var at = random.nextInt(text.length() + 1);
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, piece);
        case 1 -> text.replace(at, Math.min(text.length(), at + random.nextInt(12)), piece);
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
      }
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Object read(Class<?> type, byte[] body) throws IOException {
    return bodies.readFrom(
        (Class) type,
        (Type) type,
        NO_ANNOTATIONS,
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        new ByteArrayInputStream(body));
  }
}

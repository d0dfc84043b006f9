package dev.arbiter.service.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonBodiesTest {
  private static final String REQUEST =
      """
      {"subject": {"profile": "p-1"}, "slot": "home", "channel": "web", "purpose": "marketing"}
      """;

  private static final Annotation[] NO_ANNOTATIONS = {};

  private final JsonBodies bodies = new JsonBodies();

  record Sample(
      String text,
      int count,
      Optional<Instant> at,
      List<String> names,
      Facts facts,
      Optional<Shade> shade) {}

  enum Shade {
    DARK,
    LIGHT
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private <T> T read(Class<T> type, byte[] json) throws IOException {
    return type.cast(
        bodies.readFrom(
            (Class) type,
            (Type) type,
            NO_ANNOTATIONS,
            MediaType.APPLICATION_JSON_TYPE,
            new jakarta.ws.rs.core.MultivaluedHashMap<>(),
            new ByteArrayInputStream(json)));
  }

  private <T> T read(Class<T> type, String json) throws IOException {
    return read(type, json.getBytes(StandardCharsets.UTF_8));
  }

  private ProblemException problem(Class<?> type, String json) {
    return catchThrowableOfType(ProblemException.class, () -> read(type, json));
  }

  @Test
  void aDecisionRequestIsReadWithWhatMayBeAbsentEmpty() throws IOException {
    var request = read(DecisionRequest.class, REQUEST);
    assertThat(request.subject().profile()).contains("p-1");
    assertThat(request.context()).isEqualTo(Facts.none());
    assertThat(request.limit()).isEmpty();
  }

  @Test
  void aSubjectMayBeNamedByIdentifiers() throws IOException {
    var request =
        read(
            DecisionRequest.class,
            REQUEST.replace("\"profile\": \"p-1\"", "\"identifiers\":{\"email\":\"A@b.org\"}"));
    assertThat(request.subject().identifiers())
        .singleElement()
        .satisfies(identifier -> assertThat(identifier.value()).isEqualTo("a@b.org"));
  }

  @Test
  void anEventSurvivesWritingAndReading() throws IOException {
    var event =
        read(
            Event.class,
            """
            {"id":"e-1","type":"purchase","source":"web","occurredAt":"2026-11-20T11:00:00+01:00",
             "identifiers":{"customer":"17850","email":["a@b.org","c@d.org"]},
             "data":{"price":2.55,"quantity":6,"lines":[{"x":true}]}}""");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(event.data().number("price")).contains(new BigDecimal("2.55"));
    assertThat(read(Event.class, Json.mapper().writeValueAsString(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'text':'a','count':1}|||",
        "{'text':1,'count':1}|text|datatype-mismatch|text must be a text, found a number",
        "{'text':'a','count':'1'}|count|datatype-mismatch|count must be a number in range, found a text",
        "{'text':'a','count':1.5}|count|datatype-mismatch|count must be a number in range, found a number",
        "{'text':'a','count':1e99}|count|datatype-mismatch|count must be a number in range, found a number",
        "{'text':'a','count':99999999999}|count|*|*",
        "{'text':'a','count':true}|count|datatype-mismatch|count must be a number in range, found a truth value",
        "{'text':{},'count':1}|text|datatype-mismatch|text must be a text, found an object",
        "{'text':'a'}|count|required-missing|count is required",
        "{'text':'a','count':null}|count|required-missing|count is required",
        "{'text':null,'count':1}|text|required-missing|text is required",
        "{'text':'a','count':1,'x':1}|x|additional-properties|x is not known here",
        "{'text':'a','count':1,'at':'soon'}|at|datatype-mismatch|*",
        "{'text':'a','count':1,'at':17}|at|datatype-mismatch|*",
        "{'text':'a','count':1,'shade':'RED'}|shade|datatype-mismatch|shade must be one of dark, light, found a text",
        "{'text':'a','count':1,'names':{}}|names|datatype-mismatch|names must be a list, found an object",
        "{'text':'a','count':1,'names':['a',2]}|names[1]|datatype-mismatch|names[1] must be a text, found a number",
        "{'text':'a','count':1,'names':['a',null]}|*|*|*",
        "{'text':'a','count':1,'facts':[]}|facts|datatype-mismatch|*",
        "{'text':'a','count':1,'facts':{'a':{'b':[null]}}}|facts.a.b|*|*",
        "[]||datatype-mismatch|the body must be an object, found a list",
        "17||datatype-mismatch|*",
        "'x'||datatype-mismatch|*",
        "null||required-missing|a JSON value is required",
      })
  void aValueOfAnotherShapeIsAnsweredByItsPlaceAndWhatWasExpected(
      String json, @Nullable String path, @Nullable String code, @Nullable String message)
      throws IOException {
    var body = json.replace('\'', '"');
    if (code == null) {
      assertThat(read(Sample.class, body).names()).isEmpty();
      return;
    }
    var problem = problem(Sample.class, body);
    assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID);
    var place = problem.problem(Optional.empty()).errors().get(0);
    assertMatches(place.path(), path);
    assertMatches(place.code(), code);
    assertMatches(place.message(), message);
  }

  private static void assertMatches(String found, @Nullable String expected) {
    if (!"*".equals(expected)) {
      assertThat(found).isEqualTo(expected == null ? "" : expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|syntax",
        "{'text':|syntax",
        "nope|syntax",
        "{'text':'a','count':1} x|syntax",
        "{'text':'a','count':1}{}|syntax",
        "{'text':'a','text':'b'}|duplicate-key",
        "{'text':'a','count':1,'facts':{'a':1,'a':2}}|duplicate-key",
        "{'text':'\\u0000'}|forbidden-character",
        "{'text':'\\ud800'}|forbidden-character",
        "{'\\udc00':1}|syntax",
        "{'text':NaN}|syntax",
        "{text:1}|syntax",
        "{'count':01}|syntax",
        "/* c */ {}|syntax",
      })
  void whatIsNoJsonIsAnsweredByLineAndColumn(String json, String code) {
    var problem = problem(Sample.class, json.replace('\'', '"'));
    assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED_BODY);
    assertThat(problem.getMessage()).matches("[A-Z].* \\(line \\d+, column \\d+\\)");
    assertThat(problem.problem(Optional.empty()).errors().get(0).code()).isEqualTo(code);
  }

  @Test
  void anEmptyBodyIsNamed() {
    assertThat(problem(Sample.class, "").getMessage()).isEqualTo("A JSON body is required");
    assertThat(problem(Sample.class, " \n ").kind()).isEqualTo(ProblemKind.MALFORMED_BODY);
  }

  @Test
  void boundsOfDepthTextsAndNumbersHold() {
    assertThat(problem(Sample.class, "{\"facts\":{\"a\":" + "[".repeat(100_000)).getMessage())
        .startsWith("JSON may be nested 32 levels deep");
    assertThat(problem(Sample.class, "{\"text\":\"" + "x".repeat(70_000) + "\"}").getMessage())
        .startsWith("Texts may have 65536 characters");
    assertThat(problem(Sample.class, "{\"count\":" + "9".repeat(1_011) + "}").getMessage())
        .startsWith("Numbers may have 1010 digits");
    assertThat(problem(Sample.class, "{\"" + "n".repeat(70_000) + "\":1}").kind().status())
        .isEqualTo(400);
  }

  @Test
  void invalidUtf8IsRefused() {
    var json = "{\"text\":\"?\",\"count\":1}".getBytes(StandardCharsets.ISO_8859_1);
    json[9] = (byte) 0xff;
    assertThatThrownBy(() -> read(Sample.class, json))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED_BODY));
  }

  @Test
  void aViolationOfTheDomainKeepsItsPlace() {
    var problem = problem(DecisionRequest.class, REQUEST.replace("\"p-1\"", "null"));
    assertThat(problem.problem(Optional.empty()).errors())
        .singleElement()
        .satisfies(place -> assertThat(place.path()).isEqualTo("subject"));
  }

  @Test
  void noAnswerRepeatsTheValueFoundOrNamesAClass() {
    for (var json :
        List.of(
            "{\"text\":\"a\",\"count\":\"s3cret\"}",
            "{\"text\":\"a\",\"count\":1,\"at\":\"s3cret\"}",
            "{\"text\":\"a\",\"count\":1,\"shade\":\"s3cret\"}",
            "{\"text\":s3cret}",
            "{\"text\":\"a\",\"count\":1,\"facts\":\"s3cret\"}")) {
      assertThat(problem(Sample.class, json).problem(Optional.empty()).toString())
          .doesNotContain("s3cret", "dev.arbiter.service", "java.", "jackson");
    }
  }

  @Test
  void problemsLeaveAbsentMembersOut() throws IOException {
    var written = new ByteArrayOutputStream();
    Json.mapper()
        .writeValue(
            written, ProblemException.notFound("No such decision").problem(Optional.of("r-1")));
    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"type":"urn:arbiter:problem:not-found","title":"There is nothing here","status":404,\
            "detail":"No such decision","instance":"urn:arbiter:request:r-1","errors":[]}""");
  }
}

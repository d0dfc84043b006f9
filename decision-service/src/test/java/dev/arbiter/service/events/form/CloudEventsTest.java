package dev.arbiter.service.events.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CloudEventsTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");
  private static final String VIEW =
      "{'specversion':'1.0','id':'1','source':'/shop','type':'dev.arbiter.view',"
          + "'time':'2026-11-20T11:00:00+01:00','subject':'customer:17:1',"
          + "'traceparent':'00-1','data':{'product':'p'}}";

  private final CloudEvents clouds = new CloudEvents(new EventJson(Json.mapper()), true);

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.mapper().readTree(text.replace('\'', '"'));
  }

  private Submission read(String text) throws JsonProcessingException {
    return clouds.read(3, json(text), RECEIVED);
  }

  @Test
  @Tag("E15")
  void itsAttributesAreThoseOfTheEvent() throws JsonProcessingException {
    var event = read(VIEW).event().orElseThrow();
    assertThat(event.id()).isEqualTo("/shop#1");
    assertThat(event.type()).isEqualTo("view");
    assertThat(event.source()).isEqualTo("/shop");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(event.identifiers()).containsExactly(new Identifier("customer", "17:1"));
    assertThat(event.data().asMap()).isEqualTo(Map.of("product", "p"));
  }

  @Test
  void identifiersInTheDataGoBeforeTheSubject() throws JsonProcessingException {
    var both = VIEW.replace("'product'", "'identifiers':{'email':'A@x.org'},'product'");
    var event = read(both).event().orElseThrow();
    assertThat(event.identifiers()).containsExactly(new Identifier("email", "a@x.org"));
    assertThat(event.data().has("identifiers")).isFalse();
  }

  @Test
  void theSameIdOfTwoSourcesIsTwoEvents() throws JsonProcessingException {
    var other = VIEW.replace("/shop", "/till");
    var misleading = VIEW.replace("/shop", "/shop#1").replace("'id':'1'", "'id':'2'");
    var long1 = VIEW.replace("'id':'1'", "'id':'" + "x".repeat(200) + "1'");
    var long2 = long1.replace("x1'", "x2'");
    assertThat(new String[] {VIEW, other, misleading, VIEW.replace("'id':'1'", "'id':'1#2'")})
        .extracting(text -> read(text).id())
        .doesNotHaveDuplicates();
    assertThat(read(long1).id()).isEqualTo(read(long1).id()).isNotEqualTo(read(long2).id());
  }

  @ParameterizedTest
  @Tag("E15")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'specversion':'1.0',; ''; required-missing specversion is required",
        "'specversion':'1.0'; 'specversion':'0.3'; out-of-range specversion must be 1.0",
        "'id':'1'; 'id':1; datatype-mismatch id must be a text, found something else",
        "'time'; 'times'; required-missing time is required",
        "2026-11-20T11:00:00+01:00; noon; datatype-mismatch time must be an instant such as "
            + "2026-11-22T10:00:00Z, found another text",
        "dev.arbiter.view; com.example.view; unplanned-event type must be one of purchase, "
            + "cancellation, view, update, consent, unsubscribe, with or without "
            + "dev.arbiter. before it",
        "'subject':'customer:17:1',; ''; required-missing subject must be of the form kind:value, "
            + "or data.identifiers must be given",
        "customer:17:1; 17; datatype-mismatch subject must be of the form kind:value, "
            + "or data.identifiers must be given",
        "customer:17:1; customer: ; required-missing subject is required",
        "'data':{'product':'p'}; 'data_base64':'eA=='; datatype-mismatch data_base64 must be "
            + "absent: data is JSON here, found binary data",
        "'traceparent':'00-1'; 'datacontenttype':'text/xml'; out-of-range datacontenttype must be "
            + "application/json or absent",
        "{'product':'p'}; {}; required-missing data.product is required",
        "{'product':'p'}; {'identifiers':{'customer':1}}; datatype-mismatch "
            + "data.identifiers.customer must be a text, found a number"
      },
      delimiter = ';')
  void whatIsMissingIsToldInTheWordsOfCloudEvents(String part, String by, String told)
      throws JsonProcessingException {
    var refused = read(VIEW.replace(part, by.equals("''") ? "" : by));
    assertThat(refused.event()).isEmpty();
    var first = refused.violations().get(0);
    assertThat(first.code().wire() + " " + first.message()).isEqualTo(told);
    assertThat(first.message()).startsWith(first.path());
    assertThat(refused.original().get()).asString().contains("source");
  }

  @Test
  void whatIsNoObjectIsRefused() throws JsonProcessingException {
    assertThat(read("[]").violations()).extracting(Violation::path).containsExactly("event");
  }

  @Test
  @Tag("E15")
  void headersAndDataMakeOneInBinaryMode() throws JsonProcessingException {
    var attributes =
        Map.of(
            "specversion", "1.0",
            "id", "\"a \\\"b\\\"\"",
            "source", "/caf%C3%A9",
            "type", "view",
            "time", "2026-11-20T10:00:00Z",
            "subject", "customer:50%25");
    var cloud = CloudEvents.binary(attributes, "application/json", json("{'product':'p'}"));
    var event = clouds.read(0, cloud, RECEIVED).event().orElseThrow();
    assertThat(event.id()).isEqualTo("/café#a \"b\"");
    assertThat(event.identifiers()).containsExactly(new Identifier("customer", "50%"));
    var wrong = CloudEvents.binary(attributes, "text/csv", json("{'product':'p'}"));
    assertThat(clouds.read(0, wrong, RECEIVED).violations())
        .extracting(Violation::path)
        .containsExactly("datacontenttype");
  }
}

package dev.arbiter.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.http.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventJsonTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");
  private final EventJson json = new EventJson(Json.mapper());

  private Submission read(String text) throws JsonProcessingException {
    return json.read(3, Json.mapper().readTree(text.replace('\'', '"')), RECEIVED);
  }

  private static String view(String occurredAt) {
    return ("{'id':'e-1','type':'view','source':'web','occurredAt':'%s',"
            + "'identifiers':{'customer':['1','2'],'email':'Ana@x.org'},'data':{'product':'p'}}")
        .formatted(occurredAt);
  }

  @Test
  void anEventIsWrittenAsItWasRead() throws JsonProcessingException {
    var event = read(view("2026-11-20T11:00:00.1234567+01:00")).event().orElseThrow();
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00.123456Z"));
    assertThat(event.identifiers()).hasSize(3);
    assertThat(json.event("e-1", "view", "web", event.occurredAt(), json.body(event)))
        .isEqualTo(event);
  }

  @Test
  @Tag("B08")
  void whatTheSourceWroteIsKeptBesideTheStandardForm() throws JsonProcessingException {
    var text = view("2026-11-20T10:00:00Z").replace("'customer'", "'phone':'+44 20 7946 0018','c'");
    var event = read(text).event().orElseThrow();
    assertThat(event.identifiers()).contains(new Identifier("phone", "+442079460018"));
    assertThat(event.original().asMap())
        .containsOnly(
            Map.entry("identifiers.email", "Ana@x.org"),
            Map.entry("identifiers.phone", "+44 20 7946 0018"));
    assertThat(json.event("e-1", "view", "web", event.occurredAt(), json.body(event)))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @Tag("B09")
  @CsvSource({"2026-11-23T10:00:00Z, true", "2026-11-23T10:00:00.000001Z, false"})
  void anEventMayLieADayAheadOfItsReceipt(String at, boolean acceptable)
      throws JsonProcessingException {
    assertThat(read(view(at)).event().isPresent()).isEqualTo(acceptable);
    assertThat(read(view(at)).violations())
        .extracting(Violation::path)
        .isEqualTo(acceptable ? List.of() : List.of("occurredAt"));
  }

  @Test
  @Tag("B09")
  void everythingThatIsWrongIsToldAtOnce() throws JsonProcessingException {
    var refused = read("{'id':'e-1','type':1,'colour':'red','identifiers':{'customer':[1]}}");
    assertThat(refused.id()).isEqualTo("e-1");
    assertThat(refused.index()).isEqualTo(3);
    assertThat(refused.violations())
        .extracting(Violation::path)
        .containsExactly("colour", "type", "source", "occurredAt", "identifiers.customer");
    assertThat(refused.original().get()).asString().contains("\"colour\":\"red\"");
  }

  @Test
  void whatHasNoUsableIdGetsOneFromItsContent() throws JsonProcessingException {
    for (var text : List.of("[1]", "'x'", "{'id':' '}", "{'id':'" + "x".repeat(129) + "'}")) {
      assertThat(read(text).id()).startsWith("content-").isEqualTo(read(text).id());
    }
  }
}

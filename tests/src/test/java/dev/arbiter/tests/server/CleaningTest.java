package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What sources write in many ways comes in one, and what they contradict each other in is decided.
 */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleaningTest {
  private static final String PROJECT = "shop-clean";
  private static final String SIGN_UP =
      """
      id: sign-up
      owner: web-shop
      versions:
        - version: 1
          fields:
            - {name: mobile, kind: name, format: {phone: GB}}
            - {name: currency, kind: name, format: currency, oneOf: [GBP]}
            - {name: born, kind: name, format: {date: [d/M/uuuu], zone: Europe/London}}
            - {name: weight, kind: positive, format: {unit: kg, from: {g: 0.001}}}
      """;
  private static final String TRAITS =
      """
      traits:
        - {name: firstName, type: text, classification: personal, purposes: [service]}
        - {name: cleanAge, type: number, classification: personal, purposes: [service], least: 0, most: 130}
        - name: cleanCountry
          type: text
          classification: personal
          purposes: [service]
          format: country
          survivor: {sources: [crm, web]}
      """;
  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="o">
      <decision id="d" name="Age"><decisionTable id="t" hitPolicy="FIRST">
      <input label="Age"><inputExpression><text>traits.cleanAge</text></inputExpression></input>
      <output name="action"/><output name="verdict"/>
      <rule>
      <inputEntry><text>&lt; 18</text></inputEntry>
      <outputEntry><text>"hello"</text></outputEntry>
      <outputEntry><text>"exclude"</text></outputEntry>
      </rule>
      </decisionTable></decision></definitions>
      """;

  private ArbiterProcess server;
  private ShopReleases shop;
  private int sent;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    shop = ShopReleases.of(server, PROJECT);
    var files = shop.filesWith("Hello", TRAITS);
    files.put("events/sign-up.yaml", SIGN_UP);
    files.put("tables/age.dmn", TABLE);
    files.put(
        "segments/british.yaml",
        "id: british\nowner: crm\ncondition: traits.cleanCountry = \"GB\"\n");
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) -> text + "eligibility: list contains(segments, \"british\")\n");
    files.put(
        "scenarios/hello.yaml",
        """
        - scenario: A British adult is greeted
          given: {traits: {cleanAge: 41, cleanCountry: United Kingdom}}
          when: {slot: shop-clean, channel: web, purpose: service}
          then: {treatments: {hello: {title: "Hello"}}}
        """);
    shop.deploy(shop.approved(files));
  }

  @Test
  @Tag("B02")
  @Tag("B08")
  void aValueComesInItsStandardFormAndTheTimelineTellsWhatWasWritten() {
    var data =
        Map.<String, Object>of("mobile", "07400 123456", "born", "3/2/1985", "currency", "£");
    var event = new HashMap<>(event("form", "sign-up", "test", data));
    event.put("identifiers", Map.of("phone", "+44 20 7946 0991", "email", "Form@X.org"));
    assertThat(post(event).path("accepted").intValue()).isOne();
    var profile = profile("phone:+44 (20) 7946-0991");
    assertThat(profile("email:FORM@x.org").get("id")).isEqualTo(profile.get("id"));
    var path = "/api/v1/profiles/" + profile.get("id").asText() + "/timeline";
    var entry = server.operator().get(path).get(0);
    assertThat(entry.at("/data/mobile").asText()).isEqualTo("+447400123456");
    assertThat(entry.at("/data/born").asText()).isEqualTo("1985-02-03");
    assertThat(entry.at("/data/currency").asText()).isEqualTo("GBP");
    var original = entry.get("original");
    assertThat(original.get("data.mobile").asText()).isEqualTo("07400 123456");
    assertThat(original.get("data.born").asText()).isEqualTo("3/2/1985");
    assertThat(original.get("identifiers.phone").asText()).isEqualTo("+44 20 7946 0991");
    assertThat(original.get("identifiers.email").asText()).isEqualTo("Form@X.org");
  }

  @Test
  @Tag("A04")
  @Tag("B09")
  void eachKindOfWrongValueIsNamedAndItsSiblingsLoad() {
    var lot = new ArrayList<Map<String, Object>>();
    lot.add(event("bad", "sign-up", "test", Map.of("mobile", "call me")));
    lot.add(event("bad", "sign-up", "test", Map.of("born", "31/11/1985")));
    lot.add(event("bad", "sign-up", "test", Map.of("currency", "EUR")));
    lot.add(event("bad", "sign-up", "test", Map.of("weight", "5 stone")));
    lot.add(stated("bad", "crm", Map.of("cleanAge", 131)));
    lot.add(stated("bad", "crm", Map.of("cleanCountry", "Narnia")));
    lot.add(stated("bad", "crm", Map.of("cleanAge", 130, "cleanCountry", "gbr")));
    var report = server.operator().post("/api/v1/events", lot);
    assertThat(report.path("accepted").intValue()).as(report.toString()).isOne();
    assertThat(report.path("violations").findValuesAsText("path"))
        .containsExactly(
            "data.mobile",
            "data.born",
            "data.currency",
            "data.weight",
            "data.traits.cleanAge",
            "data.traits.cleanCountry");
    assertThat(report.path("violations").findValuesAsText("code"))
        .containsExactly(
            "invalid-format",
            "invalid-format",
            "out-of-range",
            "invalid-format",
            "out-of-range",
            "invalid-format");
  }

  @Test
  @Tag("A04")
  void typedTraitsAreReadBySegmentsAndTables() {
    post(stated("adult", "crm", Map.of("cleanAge", 18, "cleanCountry", "uk")));
    post(stated("minor", "crm", Map.of("cleanAge", 17, "cleanCountry", "uk")));
    post(stated("foreigner", "crm", Map.of("cleanAge", 18, "cleanCountry", "France")));
    assertThat(chosen("adult")).containsExactly("hello");
    assertThat(chosen("minor")).isEmpty();
    assertThat(chosen("foreigner")).isEmpty();
  }

  @Test
  @Tag("B01")
  void theMostTrustedSourceHoldsWhateverComesLast() {
    post(stated("moved", "web", Map.of("cleanCountry", "GB")));
    assertThat(chosen("moved")).containsExactly("hello");
    post(stated("moved", "crm", Map.of("cleanCountry", "FR")));
    post(stated("moved", "web", Map.of("cleanCountry", "GB")));
    assertThat(chosen("moved")).isEmpty();
  }

  private Map<String, Object> stated(String who, String source, Map<String, Object> traits) {
    return event(who, "update", source, Map.of("traits", traits));
  }

  private Map<String, Object> event(
      String who, String type, String source, Map<String, Object> data) {
    var at = Instant.now().minus(Duration.ofHours(1)).plusSeconds(sent);
    var event = new HashMap<>(Api.event("clean-" + sent++, type, at, "clean-" + who, data));
    event.put("source", source);
    return event;
  }

  private JsonNode post(Map<String, Object> event) {
    return server.operator().post("/api/v1/events", event);
  }

  private JsonNode profile(String identifier) {
    var query = URLEncoder.encode(identifier, StandardCharsets.UTF_8);
    return server.operator().get("/api/v1/profiles?identifier=" + query);
  }

  private List<String> chosen(String who) {
    return server
        .channel()
        .post("/api/v1/decisions", shop.request("clean-" + who))
        .path("actions")
        .findValuesAsText("action");
  }
}

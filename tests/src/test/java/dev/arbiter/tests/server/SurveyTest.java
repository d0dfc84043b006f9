package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The answers of a survey become scores of interest, by which a segment selects. */
@Tag("server")
@ExtendWith(SharedServer.class)
class SurveyTest {
  private static final String MAPPING =
      """
      mapping: survey
      source: survey
      columns: [Person, Outdoor, At]
      codes:
        liking: {never: "0", rarely: "0.3", sometimes: "0.6", often: "0.8", always: "1"}
      events:
        - type: update
          occurredAt: {column: At}
          identifiers: {customer: {column: Person}}
          data:
            traits.interestOutdoor: {column: Outdoor, codes: liking, type: decimal}
      """;
  private static final String ANSWERS =
      """
      Person,Outdoor,At
      survey-1,never,2026-11-01T10:00:00Z
      survey-2,sometimes,2026-11-01T10:00:00Z
      survey-3,often,2026-11-01T10:00:00Z
      survey-4,always,2026-11-01T10:00:00Z
      survey-5,whenever,2026-11-01T10:00:00Z
      survey-1,often,2026-11-02T10:00:00Z
      """;
  private static final String TRAIT =
      "traits: [{name: interestOutdoor, type: number, classification: personal,"
          + " purposes: [service]}]\n";
  private static final String SEGMENT =
      """
      id: outdoor
      owner: crm
      condition: traits.interestOutdoor > 0.6
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Tag("A05")
  void answersAreScoresBySegment(ArbiterProcess server) {
    var shop = ShopReleases.of(server, "shop-survey");
    var files = shop.filesWith("Hello", TRAIT);
    files.put("segments/outdoor.yaml", SEGMENT);
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) -> text + "eligibility: list contains(segments, \"outdoor\")\n");
    files.put(
        "scenarios/hello.yaml",
        """
        - scenario: Who likes to be outdoors is greeted
          given: {traits: {interestOutdoor: 0.7}}
          when: {slot: shop-survey, channel: web, purpose: service}
          then: {actions: [hello]}
        """);
    shop.deploy(shop.approved(files));

    var operator = server.operator();
    var text = Map.of("Content-Type", "text/plain");
    var saved = operator.send("PUT", "/api/v1/mappings/survey", bytes(MAPPING), text);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
    var csv = Map.of("Content-Type", "text/csv");
    var started =
        Api.json(operator.send("POST", "/api/v1/imports?mapping=survey", bytes(ANSWERS), csv));
    var place = "/api/v1/imports/" + started.get("id").asText();
    server.await(() -> operator.get(place).get("state").asText().equals("done"));
    assertThat(operator.get(place).get("quarantined").asInt()).isEqualTo(1);

    var greeted =
        List.of("survey-1", "survey-2", "survey-3", "survey-4").stream()
            .filter(person -> isGreeted(server, shop.request(person)));
    assertThat(greeted).containsExactly("survey-1", "survey-3", "survey-4");
  }

  private static boolean isGreeted(ArbiterProcess server, Map<String, Object> request) {
    return !server.channel().post("/api/v1/decisions", request).get("actions").isEmpty();
  }
}

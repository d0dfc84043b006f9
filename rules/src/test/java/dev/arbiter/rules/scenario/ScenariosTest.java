package dev.arbiter.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  private static final RuleProject NOTHING = RuleProject.whole(ProjectFiles.of(new TreeMap<>()));

  @Test
  void aScenarioBecomesEventsThatAnyServerAccepts() {
    var scenario =
        read("""
                - scenario: s
                  given:
                    now: 2026-11-22T10:00:00Z
                    traits: {firstName: Ana}
                    consents: {marketing: granted}
                    events:
                      - purchase: {times: 2, ago: P3D, price: 20, category: eco}
                      - view: {ago: PT1H, product: 22467}
                  when: {slot: hero, channel: web, purpose: marketing, limit: 2}
                  then: {absent: [x]}
                """)
            .get(0);
    var events = scenario.events(new Identifier("customer", "1"), "s-");
    assertThat(events)
        .allSatisfy(event -> assertThat(EventSchemas.USUAL.check(event).violations()).isEmpty());
    assertThat(events)
        .map(event -> event.id() + " " + event.type() + " " + event.occurredAt())
        .containsExactly(
            "s-1 update 2021-06-01T10:00:00Z",
            "s-2 consent 2021-06-01T10:00:00Z",
            "s-3 purchase 2026-11-19T10:00:00Z",
            "s-4 purchase 2026-11-19T10:00:00Z",
            "s-5 view 2026-11-22T09:00:00Z");
  }

  @Test
  void allProblemsAreToldWithTheirLines() {
    var problems = new Problems();
    read(
        """
        - scenario: s
          given:
            traits: {spend30d: 500}
            events:
              - purchase: {ago: lately, price: -1}
              - sale: {ago: P1D}
          when: {slot: hero, chanel: web, purpose: marketing}
          then: {}
        """,
        problems);
    assertThat(problems.all())
        .map(Problem::toString)
        .containsExactly(
            "s.yaml:3: [0].given.traits.spend30d: is derived from events; give the events instead",
            "s.yaml:5: [0].given.events[0].purchase.ago: expected a duration such as P7D, PT2H or"
                + " P6DT23H59M59S, found 'lately'",
            "s.yaml:5: [0].given.events[0]: data.price must be greater than 0 and at most"
                + " 1000000000",
            "s.yaml:6: [0].given.events[1]: type must be one of purchase, cancellation, view,"
                + " update, consent, unsubscribe",
            "s.yaml:7: [0].when.chanel: is not a field here; expected one of channel, limit,"
                + " purpose, slot",
            "s.yaml:7: [0].when: expected the field 'channel', found none",
            "s.yaml:8: [0].then: expected at least one expectation, found none");
  }

  private static List<Scenario> read(String yaml) {
    var problems = new Problems();
    var scenarios = read(yaml, problems);
    problems.throwIfAny();
    return scenarios;
  }

  private static List<Scenario> read(String yaml, Problems problems) {
    return Scenarios.read("s.yaml", yaml.getBytes(StandardCharsets.UTF_8), NOTHING, problems);
  }
}

package dev.arbiter.tests.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.tests.server.Api;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server answers what the same release answers in process. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsOverHttpTest {
  private final InProcess inProcess = new InProcess();
  private int subjects;

  @AfterAll
  void close() {
    inProcess.close();
  }

  @ParameterizedTest
  @MethodSource
  @Tag("D02")
  @Tag("D03")
  @Tag("D04")
  @Tag("D05")
  @Tag("D06")
  void answersAsInProcess(Scenario scenario, ArbiterProcess server) {
    assertThat(answer(scenario, server)).isEqualTo(inProcess.answer(scenario));
  }

  /** What was chosen earlier cannot be claimed from outside: see the test below. */
  static Stream<Scenario> answersAsInProcess() {
    return Golden.scenarios().filter(scenario -> scenario.contacts().isEmpty());
  }

  @ParameterizedTest
  @MethodSource
  void givesTheWholeAnswerThatIsWrittenDown(Golden golden, ArbiterProcess server) {
    var answer = answer(golden.scenario(), server);

    assertThat(answer).isEqualTo(golden.expected(answer));
  }

  static Stream<Golden> givesTheWholeAnswerThatIsWrittenDown() {
    return Golden.all();
  }

  @Test
  @Tag("C03")
  void whatWasShownThreeTimesComesBackAWeekAfterTheFirst(ArbiterProcess server) {
    var customer = "capped-" + ++subjects;
    server.operator().post("/api/v1/events", vip(customer));
    var channel = server.channel();
    var request = Api.request(customer);
    var first = channel.post("/api/v1/decisions", request);
    channel.post("/api/v1/decisions", request);
    channel.post("/api/v1/decisions", request);

    assertThat(fate(channel.post("/api/v1/decisions", request))).isEqualTo("cap-reached");
    var week = Instant.parse(first.get("decidedAt").asText()).plus(Duration.ofDays(7));
    assertThat(fate(simulate(channel, request, week.minusMillis(1)))).isEqualTo("cap-reached");
    assertThat(fate(simulate(channel, request, week))).isEqualTo("chosen");
  }

  private static List<Map<String, Object>> vip(String customer) {
    var consent = Map.<String, Object>of("purpose", "marketing", "status", "granted");
    var purchase =
        Map.<String, Object>of("order", "o", "product", "p", "quantity", 1, "price", 500.01);
    return List.of(
        happened("consent", customer, consent), happened("purchase", customer, purchase));
  }

  private static Map<String, Object> happened(
      String type, String customer, Map<String, Object> data) {
    return Api.event(customer + "-" + type, type, Instant.now(), customer, data);
  }

  private static JsonNode simulate(Api channel, Map<String, Object> request, Instant at) {
    var asked = new LinkedHashMap<>(request);
    asked.put("at", at.toString());
    return channel.post("/api/v1/decisions/simulate", asked);
  }

  /** Of the discount: chosen, or the code of the reason why not. */
  private static String fate(JsonNode answer) {
    for (var exclusion : answer.get("excluded")) {
      if (exclusion.get("action").asText().equals("vip-discount")) {
        return exclusion.get("reasons").get(0).get("code").asText();
      }
    }
    return "chosen";
  }

  private JsonNode answer(Scenario scenario, ArbiterProcess server) {
    var subject = new Identifier("customer", "golden-" + ++subjects);
    var events = new ArrayList<Map<String, Object>>();
    events.add(introduction(subject.value()));
    scenario.events(subject, subject.value() + "-").forEach(event -> events.add(json(event)));
    var receipt = server.operator().post("/api/v1/events", events);
    assertThat(receipt.get("accepted").asInt()).as("%s", receipt).isEqualTo(events.size());
    var when = scenario.when();
    var request = new LinkedHashMap<String, Object>();
    request.put("subject", Map.of("identifiers", Map.of(subject.kind(), subject.value())));
    request.put("slot", when.slot());
    request.put("channel", when.channel());
    request.put("purpose", when.purpose());
    request.put("context", when.context().asMap());
    when.limit().ifPresent(limit -> request.put("limit", limit));
    request.put("at", scenario.now().toString());
    return Golden.lasting(server.channel().post("/api/v1/decisions/simulate", request));
  }

  /** A server decides about nobody of whom it never heard; this tells it nothing that matters. */
  private static Map<String, Object> introduction(String customer) {
    return happened("consent", customer, Map.of("purpose", "research", "status", "refused"));
  }

  private static Map<String, Object> json(Event event) {
    var customer = event.identifiers().first().value();
    return Api.event(event.id(), event.type(), event.occurredAt(), customer, event.data().asMap());
  }
}

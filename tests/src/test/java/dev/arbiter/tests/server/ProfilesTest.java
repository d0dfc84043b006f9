package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is who, on real servers. */
@Tag("server")
final class ProfilesTest {
  private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");

  private final Random random = new Random(4);

  private static Map<String, Object> event(
      String id, Map<String, String> identifiers, String type, Map<String, Object> data) {
    return Map.of(
        "id", id,
        "type", type,
        "source", "test",
        "occurredAt", AT.plusSeconds(id.hashCode() & 0xffff).toString(),
        "identifiers", identifiers,
        "data", data);
  }

  private static Map<String, Object> view(String id, String... identifiers) {
    var names = new TreeMap<String, String>();
    for (var one : identifiers) {
      names.put(one.substring(0, one.indexOf(':')), one.substring(one.indexOf(':') + 1));
    }
    return event(id, names, "view", Map.of("product", "product of " + id));
  }

  private static JsonNode profile(Api operator, String identifier) {
    return operator.get("/api/v1/profiles?identifier=" + identifier);
  }

  /** What does not change by the passing of time. */
  private static List<JsonNode> lasting(JsonNode profile) {
    return List.of(
        profile.get("id"),
        profile.get("events"),
        profile.get("identifiers"),
        profile.at("/traits/viewedProducts"),
        profile.at("/traits/lastSeenAt"));
  }

  @Test
  @Tag("A17")
  @Tag("B02")
  @Tag("B07")
  void whoWasAnonymousIsKnownAtSignInAndAWrongMergeIsUndone(@TempDir Path data) {
    try (var server = ArbiterProcess.startShortLived(data, Map.of())) {
      var operator = server.operator();
      operator.post("/api/v1/events", List.of(view("e1", "cookie:x"), view("e2", "cookie:x")));
      operator.post("/api/v1/events", List.of(view("e3", "customer:anon-1")));
      var browsing = profile(operator, "cookie:x");
      operator.post("/api/v1/events", List.of(view("e4", "customer:anon-1", "cookie:x")));
      var known = profile(operator, "cookie:x");
      assertThat(lasting(known)).isEqualTo(lasting(profile(operator, "customer:anon-1")));
      assertThat(known.get("events").asInt()).isEqualTo(4);
      var decision = server.channel().post("/api/v1/decisions", Api.request("anon-1"));
      var wrong = Map.of("fragments", List.of(browsing.get("id").asText()), "reason", "a tablet");
      var path = "/api/v1/profiles/" + known.get("id").asText();
      var undone = operator.post(path + "/unmerge", wrong);
      assertThat(undone.get("decisions"))
          .extracting(JsonNode::asText)
          .containsExactly(decision.get("decisionId").asText());
      var apart = profile(operator, "cookie:x");
      assertThat(lasting(apart)).isEqualTo(lasting(browsing));
      assertThat(profile(operator, "customer:anon-1").get("events").asInt()).isEqualTo(2);
      assertThat(operator.get(path + "/identity").at("/links/0/fate").asText())
          .isEqualTo("separated");
      server.kill();
      server.restart();
      assertThat(lasting(profile(server.operator(), "cookie:x"))).isEqualTo(lasting(apart));
    }
  }

  /** Purchases and views of people with several identifiers, some of them shared. */
  private List<Map<String, Object>> history(int size) {
    return IntStream.range(0, size).mapToObj(this::happening).toList();
  }

  private Map<String, Object> happening(int number) {
    var identifiers = new HashMap<String, String>();
    for (var kind : List.of("customer", "email", "phone", "cookie")) {
      if (random.nextInt(3) == 0) {
        var one = random.nextInt(60);
        identifiers.put(kind, kind.equals("phone") ? "+4420794600" + (10 + one) : "" + one);
      }
    }
    identifiers.putIfAbsent("cookie", Integer.toString(random.nextInt(200)));
    var id = "e" + number;
    return random.nextBoolean()
        ? event(id, identifiers, "view", Map.of("product", "p" + random.nextInt(9)))
        : event(
            id,
            identifiers,
            "purchase",
            Map.of("order", "o" + number / 3, "product", "p", "quantity", 1, "price", 2.5));
  }

  private static JsonNode state(ArbiterProcess server) {
    return server.operator().get("/api/v1/profiles/state");
  }

  @Test
  @Tag("B01")
  @Tag("B06")
  @Tag("X22")
  void allProfilesAreTheSameWhateverTheOrderTheRepetitionsAndTheCrashes(
      @TempDir Path one, @TempDir Path other) {
    var history = history(3_000);
    JsonNode expected;
    try (var server = ArbiterProcess.startShortLived(one, Map.of())) {
      send(server, history);
      expected = state(server);
      assertThat(expected.get("events").asInt()).isEqualTo(3_000);
      send(server, history);
      assertThat(state(server)).isEqualTo(expected);
      var rebuilt = server.operator().post("/api/v1/profiles/rebuild", Map.of());
      assertThat(rebuilt.get("changed").asLong() + rebuilt.get("moved").asLong()).isZero();
      server.kill();
      server.restart();
      assertThat(state(server)).isEqualTo(expected);
    }
    var shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);
    try (var server = ArbiterProcess.startShortLived(other, Map.of())) {
      for (var kills = 0; kills < 3; kills++) {
        sendUntilKilled(server, shuffled);
        server.restart();
      }
      send(server, shuffled);
      assertThat(state(server)).isEqualTo(expected);
    }
  }

  private static void send(ArbiterProcess server, List<Map<String, Object>> events) {
    for (var from = 0; from < events.size(); from += 50) {
      server.operator().post("/api/v1/events", events.subList(from, from + 50));
    }
  }

  /** Whether the event was taken in: to send it again changes nothing. */
  private static boolean isKnown(ArbiterProcess server, Map<String, Object> event) {
    return server.operator().post("/api/v1/events", event).get("duplicates").asInt() == 1;
  }

  /** Sends events from a place on until the server is gone. */
  private void sendUntilKilled(ArbiterProcess server, List<Map<String, Object>> events) {
    var start = random.nextInt(events.size() / 50) * 50;
    var sender =
        new Thread(
            () -> {
              try {
                send(server, events.subList(start, events.size()));
              } catch (UncheckedIOException killed) {
                return;
              }
            });
    sender.start();
    var seen = events.get(start);
    server.await(() -> isKnown(server, seen));
    server.kill();
    try {
      sender.join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.project.ProjectFiles;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tries releases and drafts out on the decisions that a server logged. */
@Tag("server")
@Tag("X03")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestTest {
  private static final int REQUESTS = 30;
  private static final String FROM = "?from=2026-01-01T00:00:00Z";

  private final List<String> decisions = new ArrayList<>();
  private ShopReleases shop;
  private Api channel;
  private Api operator;

  @BeforeAll
  void decide(ArbiterProcess server) {
    shop = ShopReleases.of(server, "shop-backtest");
    channel = server.channel();
    operator = server.operator();
    operator.post(
        "/api/v1/events",
        Api.event("backtest-1", "view", Instant.now(), "backtest", Map.of("product", "p")));
    shop.deploy(shop.approved("First"));
    IntStream.range(0, REQUESTS).forEach(this::decide);
  }

  private void decide(int basket) {
    var request = new HashMap<>(shop.request("backtest"));
    request.put("context", Map.of("basket", basket));
    decisions.add(channel.post("/api/v1/decisions", request).path("decisionId").textValue());
  }

  private JsonNode ended(HttpResponse<String> started) {
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    var place = started.headers().firstValue("Location").orElseThrow();
    var path = place.substring(place.indexOf("/api/v1/"));
    var ended = shop.approver().get(path + "?seconds=60");
    assertThat(ended.path("state").textValue()).as(ended.toString()).isEqualTo("done");
    return ended.path("result");
  }

  private HttpResponse<String> release(Api caller, long number) {
    return caller.send(
        "POST",
        shop.path("/releases/" + number + "/backtest" + FROM),
        new byte[0],
        Map.of("Content-Type", "application/json"));
  }

  private HttpResponse<String> draft(Api caller, Map<String, String> files) {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return caller.send(
        "POST",
        shop.path("/draft/backtest" + FROM),
        SourceArchive.write(ProjectFiles.of(bytes)),
        Map.of("Content-Type", "application/zip"));
  }

  /** The project with a condition, whose scenario it does not pass any more. */
  private Map<String, String> onlyForBasketsAbove(int least) {
    var files = shop.files("First");
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) -> text + "eligibility: context.basket > %d\n".formatted(least));
    return files;
  }

  @Test
  @Tag("X10")
  void aDraftChangesExactlyTheDecisionsThatItsNewConditionExcludes() {
    var result = ended(draft(shop.author(), onlyForBasketsAbove(9)));
    assertThat(result.at("/all/read").intValue()).isEqualTo(REQUESTS);
    assertThat(result.at("/all/same").intValue()).isEqualTo(REQUESTS - 10);
    assertThat(result.at("/all/first").intValue()).isEqualTo(10);
    assertThat(result.at("/all/notReplayable").intValue()).isZero();
    assertThat(result.at("/all/valueBefore").doubleValue()).isEqualTo(REQUESTS * 0.5);
    assertThat(result.at("/all/valueAfter").doubleValue()).isEqualTo((REQUESTS - 10) * 0.5);
    var lost = result.at("/matrix/1");
    assertThat(lost.path("before").textValue()).isEqualTo("hello");
    assertThat(lost.has("after")).isFalse();
    assertThat(lost.path("decisions").intValue()).isEqualTo(10);
    assertThat(lost.path("examples").findValuesAsText("decision"))
        .isEqualTo(decisions.subList(0, 3));
    assertThat(lost.at("/examples/0/actions/0/before/reasons/0/code").textValue())
        .isEqualTo("open");
    assertThat(lost.at("/examples/0/actions/0/after/stage").textValue()).isEqualTo("eligibility");
    assertThat(operator.get(shop.path("/releases")).findValuesAsText("number")).contains("1");
  }

  @Test
  void aReleaseIsTriedOutWithoutAnyEffect() {
    var number = shop.approved("Second");
    var before = state();
    var result = ended(release(shop.approver(), number));
    assertThat(result.at("/all/content").intValue()).isEqualTo(REQUESTS);
    assertThat(ended(release(shop.author(), 1)).at("/all/same").intValue()).isEqualTo(REQUESTS);
    assertThat(state()).isEqualTo(before);
  }

  /** The log, the profile, what is in force and what was counted. */
  private List<String> state() {
    var counted =
        operator
            .send("GET", "/api/v1/metrics", new byte[0], Map.of())
            .body()
            .lines()
            .filter(line -> line.matches("arbiter_(decisions|events)_total.*"))
            .sorted();
    var profile = operator.get("/api/v1/profiles?identifier=customer:backtest");
    return Stream.concat(
            Stream.of(
                operator.get("/api/v1/decisions?limit=1").toString(),
                profile.path("revision").toString(),
                operator.get(shop.path("/deployments")).toString()),
            counted)
        .toList();
  }

  @Test
  void whoStartsOneIsInTheAdminLogAndNotEverybodyMay(ArbiterProcess server) {
    ended(release(shop.approver(), 1));
    var entry =
        server.admin().get("/api/v1/admin-log?limit=50").path("items").findParents("action");
    assertThat(entry)
        .filteredOn(one -> one.path("action").textValue().equals("backtest.started"))
        .anySatisfy(
            one -> assertThat(one.at("/detail/project").textValue()).isEqualTo("shop-backtest"));
    assertThat(release(channel, 1).statusCode()).isEqualTo(403);
    assertThat(draft(shop.approver(), shop.files("First")).statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsWrongIsTold() {
    var files = shop.files("Wrong");
    files.put("segments/a.yaml", "id: a\nowner: crm\nreviewBy: 2027-01-01\ncondition: (\n");
    var answer = draft(shop.author(), files);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("segments/a.yaml:4");
    assertThat(release(shop.author(), 999).statusCode()).isEqualTo(404);
    for (var query :
        List.of(
            "",
            "?from=yesterday",
            FROM + "&to=2025-01-01T00:00:00Z",
            FROM + "&percent=0",
            FROM + "&percent=101",
            FROM + "&maximum=0",
            FROM + "&examples=21")) {
      assertThat(shop.status(shop.author(), "POST", "/releases/1/backtest" + query))
          .as(query)
          .isEqualTo(422);
    }
    assertThat(shop.author().send("GET", "/api/v1/backtests/x", new byte[0], Map.of()).statusCode())
        .isEqualTo(404);
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists the rules of releases by their tags and switches them, over HTTP. */
@Tag("server")
@Tag("D10")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TagsTest {
  private static final Map<String, Object> WINTER_OFF =
      Map.of("disable", List.of("winter"), "reason", "The sale is over");

  private ArbiterProcess server;
  private ShopReleases shop;
  private long on;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    shop = ShopReleases.of(server, "shop-tags");
    var files = shop.files("Hello");
    files.computeIfPresent(
        "project.yaml",
        (path, yaml) -> yaml.replace("channels: [web]}]", "channels: [web], limit: 2}]"));
    files.put(
        "actions/sledge.yaml",
        files.getOrDefault("actions/hello.yaml", "").replace("hello", "sledge")
            + "tags: [winter]\n");
    on = shop.approved(files);
    shop.deploy(on);
    server
        .operator()
        .post(
            "/api/v1/events",
            Api.event("tags-1", "view", Instant.now(), "tags", Map.of("product", "p")));
  }

  @Test
  void rulesAreListedByTagKindAndState() {
    assertThat(names(on, "?tag=winter")).containsExactly("sledge");
    assertThat(names(on, "?kind=action&enabled=true")).containsExactly("hello", "sledge");
    assertThat(names(on, "?enabled=false")).isEmpty();
    var first = rules(on, "?limit=2");
    var rest = rules(on, "?limit=2&cursor=" + first.path("next").textValue());
    assertThat(first.path("items")).hasSize(2);
    assertThat(rest.path("items").findValuesAsText("kind")).containsExactly("scenario");
    assertThat(rest.has("next")).isFalse();
  }

  @Test
  void aSwitchIsAReleaseThatIsApprovedAndDeployed() throws IOException {
    var answer = order(shop.author(), WINTER_OFF);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var change = Api.JSON.readTree(answer.body());
    var off = change.at("/release/number").longValue();
    var place = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    assertThat(place).isEqualTo(shop.path("/releases/" + off));
    assertThat(change.path("from").longValue()).isEqualTo(on);
    assertThat(change.at("/off/rules/0/name").textValue()).isEqualTo("sledge");
    assertThat(change.at("/on/count").intValue()).isZero();
    assertThat(chosen()).containsExactlyInAnyOrder("hello", "sledge");

    var deployment = Map.of("release", off);
    assertThat(post(shop.operator(), "/deployments", deployment).statusCode()).isEqualTo(409);
    shop.approver().post(shop.path("/releases/" + off + "/approve"), Map.of());
    shop.deploy(off);
    assertThat(chosen()).containsExactly("hello");
    assertThat(names(off, "?enabled=false")).containsExactly("sledge");
    var difference = shop.author().get(shop.path("/releases/" + off + "/diff?from=" + on));
    assertThat(difference.findValuesAsText("after")).contains("left out");
    assertThat(logged(off).path("reason").textValue()).isEqualTo("The sale is over");
    assertThat(logged(off).path("disable").textValue()).isEqualTo("winter");

    shop.rollBack();
    assertThat(order(shop.author(), WINTER_OFF).statusCode()).isEqualTo(200);
  }

  @Test
  void aDryRunTellsAndKeepsNothing() throws IOException {
    var before = shop.operator().get(shop.path("/releases")).size();
    var order = Map.of("disable", List.of("winter"), "from", on, "dryRun", true);
    var answer = order(shop.author(), order);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var change = Api.JSON.readTree(answer.body());
    assertThat(change.has("release")).isFalse();
    assertThat(change.at("/off/count").intValue()).isOne();
    assertThat(shop.operator().get(shop.path("/releases"))).hasSize(before);
  }

  @Test
  void whatCannotBeSwitchedIsRefused() {
    assertThat(order(shop.operator(), WINTER_OFF).statusCode()).isEqualTo(403);
    var nothing = Map.of("reason", "why");
    assertThat(order(shop.author(), nothing).statusCode()).isEqualTo(422);
    var silent = Map.of("disable", List.of("winter"));
    assertThat(order(shop.author(), silent).statusCode()).isEqualTo(422);
    var typo = order(shop.author(), Map.of("enable", List.of("typo"), "reason", "why", "from", on));
    assertThat(typo.statusCode()).isEqualTo(422);
    assertThat(typo.body()).contains("no tag is disabled", "typo");
    assertThat(shop.author().status("GET", path(on, "?kind=table"))).isEqualTo(422);
    assertThat(shop.author().status("GET", path(on, "?tag=My%20Tag"))).isEqualTo(422);
    assertThat(shop.author().status("GET", path(on, "?enabled=perhaps"))).isEqualTo(422);
    assertThat(shop.author().status("GET", path(999, ""))).isEqualTo(404);
    assertThat(server.channel().status("GET", path(on, ""))).isEqualTo(403);
  }

  private HttpResponse<String> order(Api caller, Object order) {
    return post(caller, "/tags", order);
  }

  private HttpResponse<String> post(Api caller, String rest, Object body) {
    return caller.send(
        "POST",
        shop.path(rest),
        Api.JSON.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/json"));
  }

  private String path(long release, String query) {
    return shop.path("/releases/" + release + "/rules" + query);
  }

  private JsonNode rules(long release, String query) {
    return shop.author().get(path(release, query));
  }

  private List<String> names(long release, String query) {
    return rules(release, query).path("items").findValuesAsText("name");
  }

  private List<String> chosen() {
    return server
        .channel()
        .post("/api/v1/decisions", shop.request("tags"))
        .path("actions")
        .findValuesAsText("action");
  }

  private JsonNode logged(long release) {
    for (var entry : server.admin().get("/api/v1/admin-log?limit=200").path("items")) {
      if (entry.path("action").textValue().equals("release.published")
          && entry.path("target").textValue().equals("shop-tags")
          && entry.at("/detail/number").textValue().equals(Long.toString(release))) {
        return entry.path("detail");
      }
    }
    throw new AssertionError("no release " + release + " in the admin log");
  }
}

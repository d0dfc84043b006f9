package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.schema.Schemas;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes releases through their life over HTTP, without a restart. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseLifeTest {
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private ShopReleases shop;
  private Api channel;
  private Api operator;
  private Api nobody;

  @BeforeAll
  void open(ArbiterProcess server) {
    shop = ShopReleases.of(server, "shop-life");
    channel = server.channel();
    operator = server.operator();
    nobody = new Api(server, "");
    operator.post(
        "/api/v1/events",
        Api.event("life-1", "view", Instant.now(), "life", Map.of("product", "p")));
  }

  private String title() {
    return decision().at("/actions/0/treatment/title").textValue();
  }

  private JsonNode decision() {
    return channel.post("/api/v1/decisions", shop.request("life"));
  }

  @Test
  @Tag("D09")
  @Tag("X10")
  @Tag("X11")
  void aReleaseIsPublishedApprovedDeployedAndRolledBack() {
    var first = shop.approved("First");
    shop.deploy(first);
    assertThat(title()).isEqualTo("First");
    var second = shop.approved("Second");
    assertThat(title()).isEqualTo("First");
    var deployment = shop.deploy(second);
    var decision = decision();
    assertThat(decision.at("/actions/0/treatment/title").textValue()).isEqualTo("Second");
    assertThat(decision.at("/release/number").longValue()).isEqualTo(second);
    var serving = operator.get(shop.path("/serving?seconds=10&deployment=" + deployment));
    assertThat(serving).hasSize(1);
    assertThat(serving.at("/0/digest").textValue()).isEqualTo(digest(second));
    assertThat(shop.rollBack()).isEqualTo(first);
    assertThat(title()).isEqualTo("First");
    assertThat(operator.get(shop.path("/deployments")).at("/0/rollback").booleanValue()).isTrue();
  }

  private String approve(long number) {
    return shop.path("/releases/" + number + "/approve");
  }

  private String digest(long number) {
    return operator.get(shop.path("/releases/" + number)).path("digest").textValue();
  }

  @Test
  void whatIsNotApprovedIsNotDeployedAndNobodyApprovesHisOwn() throws IOException {
    var number = Api.json(shop.publish(shop.files("Not approved"))).path("number").longValue();
    assertThat(
            operator
                .send(
                    "POST",
                    shop.path("/deployments"),
                    Api.JSON.writeValueAsBytes(Map.of("release", number)),
                    Map.of("Content-Type", "application/json"))
                .statusCode())
        .isEqualTo(409);
    var her = shop.authorAsApprover();
    assertThat(her.send("POST", approve(number), EMPTY, JSON).statusCode()).isEqualTo(403);
    assertThat(operator.send("POST", approve(number), EMPTY, JSON).statusCode()).isEqualTo(403);
    assertThat(shop.status(shop.author(), "POST", "/deployments")).isEqualTo(403);
    assertThat(shop.status(shop.approver(), "POST", "/rollback")).isEqualTo(403);
    assertThat(operator.get(shop.path("/releases/" + number)).path("approvals")).isEmpty();
  }

  @Test
  void allThatIsWrongIsToldWithItsPlaceAndNothingIsKept() throws IOException {
    var before = operator.get(shop.path("/releases")).size();
    var files = shop.files("Wrong");
    files.put("segments/a.yaml", segment("a", "traits.firstName >"));
    files.put("segments/b.yaml", segment("b", "nothing > 1"));
    files.put("tables/t.dmn", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>");
    files.put("rules/r.drl", "package x;\nrule r when then Runtime.getRuntime(); end");
    var answer = shop.publish(files);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Api.JSON.readTree(answer.body()).path("errors").findValuesAsText("path"))
        .contains("segments/a.yaml:4", "segments/b.yaml:4", "tables/t.dmn:1", "rules/r.drl:2");
    files = shop.files("Wrong");
    files.put("scenarios/hello.yaml", shop.files("Right").get("scenarios/hello.yaml"));
    answer = shop.publish(files);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("scenarios/hello.yaml:1", "Everybody is greeted");
    assertThat(operator.get(shop.path("/releases"))).hasSize(before);
  }

  private static String segment(String id, String condition) {
    return "id: %s\nowner: crm\nreviewBy: 2027-01-01\ncondition: %s\n".formatted(id, condition);
  }

  @Test
  void aNewReleaseIsCreatedAndOneThatIsKnownIsFound() throws IOException {
    var created = shop.publish(shop.files("Created"));
    var found = shop.publish(shop.files("Created"));
    assertThat(created.statusCode()).isEqualTo(201);
    var place = URI.create(created.headers().firstValue("Location").orElseThrow());
    assertThat(operator.get(place.getPath())).isEqualTo(Api.json(created));
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(Api.json(found)).isEqualTo(Api.json(created));
  }

  @Test
  @Tag("D09")
  void schemasAreServedToEverybody() {
    var answer = nobody.send("GET", "/api/v1/schemas/action.json", new byte[0], Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/schema+json");
    assertThat(answer.body()).isEqualTo(Schemas.find("action").orElseThrow());
    assertThat(nobody.status("GET", "/api/v1/schemas/actions.json")).isEqualTo(404);
    assertThat(Api.json(nobody.send("GET", "/api/v1/schemas", new byte[0], Map.of())))
        .hasSize(Schemas.names().size());
  }

  @Test
  @Tag("X10")
  void whatAStrangerSignedIsRefused() {
    var archive =
        ReleaseArchive.write(
            ProjectFiles.of(
                Map.of("project.yaml", "name: shop-life".getBytes(StandardCharsets.UTF_8))),
            SigningKey.generate());
    var answer =
        shop.author()
            .send(
                "POST",
                shop.path("/releases"),
                archive,
                Map.of("Content-Type", "application/vnd.arbiter.release+zip"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("not signed by a trusted key");
  }

  @Test
  @Tag("X04")
  void aReleaseIsTriedOnAShareOfTheSubjects() {
    shop.deploy(shop.approved("Proven"));
    var tried = shop.approved("Tried");
    operator.post(shop.path("/deployments"), Map.of("release", tried, "percent", 50));
    for (var n = 0; n < 40; n++) {
      var event = Api.event("tried-" + n, "view", Instant.now(), "try" + n, Map.of("product", "p"));
      operator.post("/api/v1/events", event);
    }
    var first = titles();
    assertThat(first).contains("Proven", "Tried");
    assertThat(titles()).isEqualTo(first);
    shop.rollBack();
    assertThat(titles()).containsOnly("Proven");
  }

  @Test
  @Tag("X04")
  void aShadowDecidesForNobodyToSeeAndIsComparedWithWhatWasAnswered() {
    shop.deploy(shop.approved("Seen"));
    var number = shop.approved("Not seen");
    operator.post(shop.path("/deployments"), Map.of("release", number, "mode", "shadow"));
    for (var n = 0; n < 5; n++) {
      assertThat(title()).isEqualTo("Seen");
    }
    var path = shop.path("/releases/" + number + "/shadow");
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    var comparison = operator.get(path);
    while (comparison.path("compared").longValue() < 5 && System.nanoTime() < deadline) {
      comparison = operator.get(path);
    }
    assertThat(comparison.path("same").longValue()).isEqualTo(5);
    var logged = operator.get("/api/v1/decisions?kind=shadow").at("/items/0");
    assertThat(logged.path("releaseNumber").longValue()).isEqualTo(number);
  }

  private List<String> titles() {
    return IntStream.range(0, 40)
        .mapToObj(n -> channel.post("/api/v1/decisions", shop.request("try" + n)))
        .map(decision -> decision.at("/actions/0/treatment/title").textValue())
        .toList();
  }

  @Test
  void aDeploymentToComeCanBeTakenBack() {
    var number = shop.approved("To come");
    var at = Instant.now().plusSeconds(3_600).toString();
    var coming = operator.post(shop.path("/deployments"), Map.of("release", number, "at", at));
    assertThat(List.of(204, 409))
        .containsExactly(
            shop.status(operator, "DELETE", "/deployments/" + coming.path("id").longValue()),
            shop.status(operator, "DELETE", "/deployments/" + coming.path("id").longValue()));
  }
}

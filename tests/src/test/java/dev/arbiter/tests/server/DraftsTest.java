package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several people write the rules of one project over HTTP, try them out and publish them. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsTest {
  private static final String TABLES = "/draft/tables?path=tables/offers.dmn";
  private static final String EDITS = "/draft/tables/edits?path=tables/offers.dmn";
  private static final String TITLE = "/draft/files/actions/hello.yaml";
  private static final Map<String, String> NONE = Map.of();

  private ArbiterProcess server;
  private ShopReleases shop;
  private Api author;
  private Api business;

  @BeforeAll
  void open(ArbiterProcess shared) {
    server = shared;
    shop = ShopReleases.of(server, "shop-drafts");
    author = shop.author();
    var account =
        server
            .admin()
            .post(
                "/api/v1/accounts",
                Map.of("name", "shop-drafts-bea", "roles", List.of("business-author")));
    business = Api.signedIn(server, "shop-drafts-bea", account.path("password").textValue());
    var files = shop.files("Hello");
    files.put(
        "tables/offers.dmn",
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="o">
        <decision id="d" name="Offers"><decisionTable id="t" hitPolicy="FIRST">
        <input id="i" label="Basket"><inputExpression><text>context.basket</text>
        </inputExpression></input>
        <output id="a" name="action"/><output id="v" name="verdict"/>
        <rule id="r"><inputEntry><text>&gt;= 50</text></inputEntry>
        <outputEntry><text>"hello"</text></outputEntry>
        <outputEntry><text>"exclude"</text></outputEntry></rule>
        <rule id="s"><inputEntry><text>&lt; 1</text></inputEntry>
        <outputEntry><text>"hello"</text></outputEntry>
        <outputEntry><text>"keep"</text></outputEntry></rule>
        </decisionTable></decision></definitions>
        """);
    shop.deploy(shop.approved(files));
    server
        .operator()
        .post(
            "/api/v1/events",
            Api.event("drafts-1", "view", Instant.now(), "drafts", Map.of("product", "p")));
  }

  @BeforeEach
  void begin() {
    author.send("DELETE", shop.path("/draft"), new byte[0], NONE);
    assertThat(author.sendJson(shop.path("/draft"), Map.of()).statusCode()).isEqualTo(201);
  }

  private static Map<String, Object> set(String row, String from, String to) {
    var cell = Map.of("row", row, "column", "i", "from", from, "to", to);
    return Map.of("edits", List.of(Map.of("kind", "set", "table", "t", "cells", List.of(cell))));
  }

  private HttpResponse<String> edit(Api caller, String row, String from, String to) {
    return caller.sendJson(shop.path(EDITS), set(row, from, to));
  }

  private HttpResponse<String> file(
      String method, Api caller, String rest, String body, Map<String, String> headers) {
    return caller.send(method, shop.path(rest), body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private Map<String, Object> request() {
    var request = new HashMap<>(shop.request("drafts"));
    request.put("context", Map.of("basket", 55));
    return request;
  }

  private List<String> chosen(Api caller, String path) {
    return caller.post(path, request()).path("actions").findValuesAsText("action");
  }

  private JsonNode draft() {
    return author.get(shop.path("/draft"));
  }

  private String cell(int row) {
    return author
        .get(shop.path(TABLES))
        .path("tables")
        .path(0)
        .path("rows")
        .path(row)
        .path("cells")
        .path(0)
        .textValue();
  }

  @Test
  void aCellBecomesADecisionOnceSomebodyElseApproves() {
    assertThat(chosen(server.channel(), "/api/v1/decisions")).isEmpty();
    assertThat(edit(business, "r", ">= 50", ">= 60").statusCode()).isEqualTo(200);
    assertThat(chosen(business, shop.path("/draft/simulate"))).containsExactly("hello");
    assertThat(chosen(server.channel(), "/api/v1/decisions")).isEmpty();
    var check = business.post(shop.path("/draft/check"), Map.of());
    assertThat(check.path("problems")).isEmpty();
    assertThat(check.path("findings").findValues("suggestion"))
        .extracting(row -> row.at("/inputs/0").textValue())
        .containsExactly("[1..60)");
    var tried = business.post(shop.path("/draft/scenarios"), Map.of());
    assertThat(tried.path("failed")).isEmpty();
    assertThat(tried.at("/coverage/rows/missed").findValuesAsText("reference"))
        .containsExactly("tables/offers.dmn#row-1", "tables/offers.dmn#row-2");
    assertThat(business.get(shop.path("/draft/diff")).at("/changes/0/after").textValue())
        .isEqualTo(">= 60");

    var submitted = business.sendJson(shop.path("/draft/submit"), Map.of("message", "Sixty"));
    assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
    var number = Api.json(submitted).path("number").longValue();
    assertThat(author.status("GET", shop.path("/draft"))).isEqualTo(404);
    shop.approver().post(shop.path("/releases/" + number + "/approve"), Map.of());
    shop.deploy(number);
    assertThat(chosen(server.channel(), "/api/v1/decisions")).containsExactly("hello");
    var released = shop.path("/releases/%d/tables?path=tables/offers.dmn".formatted(number));
    assertThat(business.get(released).at("/tables/0/rows/0/cells/0").textValue())
        .isEqualTo(">= 60");
    assertThat(business.get(shop.path("/releases/" + number + "/files"))).hasSize(4);
    shop.rollBack();
    assertThat(chosen(server.channel(), "/api/v1/decisions")).isEmpty();
  }

  @Test
  void onlyTheSameCellConflicts() {
    var table = author.get(shop.path(TABLES));
    assertThat(table.path("isEditable").booleanValue()).isTrue();
    assertThat(table.at("/tables/0/columns/0/kind").textValue()).isEqualTo("input");
    assertThat(edit(author, "r", ">= 50", ">= 51").statusCode()).isEqualTo(200);
    assertThat(edit(business, "s", "< 1", "< 2").statusCode()).isEqualTo(200);
    var before = draft().path("revision").longValue();
    var late = edit(business, "r", ">= 50", ">= 52");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("\"found\":\">= 51\"", "\"row\":\"r\"", "\"column\":\"i\"");
    assertThat(draft().path("revision").longValue()).isEqualTo(before);
    assertThat(List.of(cell(0), cell(1))).containsExactly(">= 51", "< 2");
  }

  @Test
  void whatIsNoEditIsRefused() {
    var unknown = Map.of("edits", List.of(Map.of("kind", "sort", "table", "t")));
    assertThat(author.sendJson(shop.path(EDITS), unknown).statusCode()).isEqualTo(422);
    assertThat(author.sendJson(shop.path(EDITS), Map.of()).statusCode()).isEqualTo(422);
    assertThat(edit(author, "nobody", "a", "b").statusCode()).isEqualTo(409);
    assertThat(author.status("GET", shop.path("/draft/tables"))).isEqualTo(422);
    assertThat(author.status("GET", shop.path("/draft/tables?path=no.dmn"))).isEqualTo(404);
    var plain = author.get(shop.path("/draft/tables?path=project.yaml"));
    assertThat(plain.path("isEditable").booleanValue()).isFalse();
  }

  @Test
  void aFileIsWrittenByWhoeverKnowsIt() {
    var read = file("GET", author, TITLE, "", NONE);
    var known = Map.of("If-Match", read.headers().firstValue("ETag").orElseThrow());
    var text = read.body().replace("title: \"Hello\"", "title: \"Hi\"");
    assertThat(file("PUT", author, TITLE, text, NONE).statusCode()).isEqualTo(428);
    assertThat(file("PUT", author, TITLE, text, known).statusCode()).isEqualTo(204);
    assertThat(file("PUT", business, TITLE, "late", known).statusCode()).isEqualTo(412);
    assertThat(file("GET", author, TITLE, "", NONE).body()).isEqualTo(text);
    var fresh = Map.of("If-None-Match", "*");
    var rule = "/draft/files/rules/a.drl";
    assertThat(file("PUT", business, rule, "", fresh).statusCode()).isEqualTo(403);
    assertThat(file("PUT", author, rule, "", fresh).statusCode()).isEqualTo(204);
    assertThat(file("PUT", author, rule, "", fresh).statusCode()).isEqualTo(412);
    assertThat(file("DELETE", author, rule, "", Map.of("If-Match", "*")).statusCode())
        .isEqualTo(204);
    var bad = "/draft/files/a/../../etc";
    assertThat(file("PUT", author, bad, "", fresh).statusCode()).isBetween(400, 422);
  }

  @Test
  void whatIsBrokenIsNamedAndStays() {
    var broken = "/draft/files/segments/broken.yaml";
    file("PUT", author, broken, "id: [", Map.of("If-None-Match", "*"));
    var problem = business.post(shop.path("/draft/check"), Map.of()).at("/problems/0");
    assertThat(problem.path("file").textValue()).isEqualTo("segments/broken.yaml");
    assertThat(business.sendJson(shop.path("/draft/submit"), Map.of()).statusCode()).isEqualTo(422);
    assertThat(business.sendJson(shop.path("/draft/simulate"), request()).statusCode())
        .isEqualTo(422);
    assertThat(draft().path("files").findValuesAsText("change")).contains("added");
  }

  @Test
  void whoWaitsIsToldAtOnceAndSeesTheOthers() {
    var revision = draft().path("revision").longValue();
    var path = shop.path("/draft?wait=20&after=" + revision);
    var news = CompletableFuture.supplyAsync(() -> business.get(path));
    var look = Map.of("Content-Type", "application/json");
    assertThat(file("PUT", author, "/draft/presence", "{\"row\":\"r\"}", look).statusCode())
        .isEqualTo(204);
    assertThat(edit(author, "r", ">= 50", ">= 55").statusCode()).isEqualTo(200);
    assertThat(news.join().path("revision").longValue()).isGreaterThan(revision);
    assertThat(news.join().at("/others/0/row").textValue()).isEqualTo("r");
  }

  @Test
  void readersReadAndOnlyAuthorsWrite() {
    var approver = shop.approver();
    assertThat(approver.status("GET", shop.path("/draft"))).isEqualTo(200);
    assertThat(approver.status("GET", shop.path("/draft/archive"))).isEqualTo(200);
    assertThat(edit(approver, "r", ">= 50", ">= 60").statusCode()).isEqualTo(403);
    assertThat(approver.status("DELETE", shop.path("/draft"))).isEqualTo(403);
    assertThat(server.channel().status("GET", shop.path("/draft"))).isEqualTo(403);
    var again = author.sendJson(shop.path("/draft"), Map.of());
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("draft-exists");
    for (var project : approver.get("/api/v1/projects")) {
      if (project.path("project").textValue().equals("shop-drafts")) {
        assertThat(project.at("/live/number").longValue()).isPositive();
        assertThat(project.at("/draft/revision").longValue()).isPositive();
        return;
      }
    }
    throw new AssertionError("the project is not listed");
  }
}

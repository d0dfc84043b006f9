package dev.arbiter.tests.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Segments and triggers follow who comes by an import, and others do not wait for it. It has a
 * server of its own, for what it imports would change what others count.
 */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImportFollowedTest {
  private static final String PROJECT = "shop-imported";
  private static final int LINES = 100_000;
  private static final String MAPPING =
      """
      mapping: carts
      source: till
      columns: [Customer, Price, At, Line]
      events:
        - type: basket-add
          occurredAt: {column: At}
          identifiers: {customer: {column: Customer}}
          data: {product: {column: Line}, price: {column: Price, type: decimal}}
      """;

  private final JourneyTool journeys = new JourneyTool();
  private ArbiterProcess server;

  @BeforeAll
  void publish(@TempDir Path data) {
    server =
        ArbiterProcess.start(data.resolve("server"), Map.of("arbiter.outlets.internal", "true"));
    journeys.register(server.operator(), "imported", 1);
    new CartReleases(server, PROJECT, "imported");
  }

  @AfterAll
  void close() {
    journeys.close();
    server.close();
  }

  private String start() {
    var operator = server.operator();
    var mapping = Map.of("Content-Type", "application/yaml");
    var saved = operator.send("PUT", "/api/v1/mappings/carts", MAPPING.getBytes(UTF_8), mapping);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
    var at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    var file = new StringBuilder("Customer,Price,At,Line\n");
    for (var line = 0; line < LINES; line++) {
      var price = line == 0 ? "150" : "0.01";
      file.append("imported-%d,%s,%s,%d\n".formatted(line % 500, price, at, line));
    }
    var csv = Map.of("Content-Type", "text/csv");
    var body = file.toString().getBytes(UTF_8);
    var answer = operator.send("POST", "/api/v1/imports?mapping=carts", body, csv);
    return Api.json(answer).path("id").textValue();
  }

  private JsonNode progress(String id) {
    return server.operator().get("/api/v1/imports/" + id);
  }

  private JsonNode moves(String customer) {
    var api = server.operator();
    var found = api.get("/api/v1/profiles?identifier=customer:" + customer);
    var id = found.path("id").textValue();
    return api.get("/api/v1/segments/moves?project=%s&profile=%s".formatted(PROJECT, id))
        .path("items");
  }

  @Test
  @Tag("C04")
  @Tag("E01")
  void whoComesLiveIsFollowedAtOnceAndWhoIsImportedWhenTheImportIsOver() {
    var id = start();
    server.await(() -> progress(id).path("lines").longValue() > 0);
    var event = CartReleases.adds("live-1", Instant.now(), "cart-live", "150");
    server.operator().post("/api/v1/events", event);
    server.await(() -> !moves("cart-live").isEmpty());
    var imported = moves("imported-0");
    var then = progress(id);

    assertThat(then.path("state").textValue()).as("%s", then).isEqualTo("running");
    assertThat(imported).isEmpty();
    server.await(() -> !progress(id).path("state").textValue().equals("running"));
    var done = progress(id);
    assertThat(done.path("accepted").longValue()).as("%s", done).isEqualTo(LINES);
    server.await(() -> !moves("imported-0").isEmpty());
    assertThat(moves("imported-0").get(0).path("segment").textValue()).isEqualTo("full-cart");
    server.await(() -> !journeys.told("cart-live").isEmpty());
    assertThat(journeys.told("cart-live")).hasSize(1);
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers with one database and the same keys serve the same releases. */
@Tag("server")
class NodesTest {
  private static final List<String> SHARED = List.of("credentials", "master.passphrase", "keys");

  @Test
  @Tag("X10")
  @Tag("X11")
  void everyNodeServesWhatIsInForceAndNoneLoadsWhatWasChanged(
      @TempDir Path one, @TempDir Path other) throws IOException {
    try (var postgres = PostgresServer.start();
        var first = start(one, postgres, "first")) {
      var event = Api.event("e1", "view", Instant.now(), "somebody", Map.of("product", "anything"));
      first.operator().post("/api/v1/events", List.of(event));
      share(one, other);
      try (var second = start(other, postgres, "second")) {
        var shop = ShopReleases.of(first, "shop-nodes");
        var sound = shop.approved("sound");
        var deployment = shop.deploy(sound);
        var serving =
            second.operator().get(shop.path("/serving?seconds=60&deployment=" + deployment));
        assertThat(serving.findValuesAsText("node")).containsExactlyInAnyOrder("first", "second");
        assertThat(serving.findValuesAsText("digest")).hasSize(2).containsOnly(digest(shop, sound));
        assertThat(answering(first, shop)).isEqualTo(sound);
        assertThat(answering(second, shop)).isEqualTo(sound);

        var changed = shop.approved("changed");
        deployment = shop.deploy(changed);
        second.operator().get(shop.path("/serving?seconds=60&deployment=" + deployment));
        postgres.execute(
            "update releases set archive = set_byte(archive, length(archive) / 2,"
                + " get_byte(archive, length(archive) / 2) # 1) where project = 'shop-nodes'"
                + " and number = "
                + changed);
        assertThatThrownBy(() -> shop.deploy(changed)).hasMessageStartingWith("422 ");
        second.kill();
        second.restart();
        assertThat(node(first, shop, "second").path("problem").textValue()).isNotBlank();
        assertThat(answering(first, shop)).as("compiled when it was whole").isEqualTo(changed);

        assertThat(shop.rollBack()).isEqualTo(sound);
        second.await(() -> node(second, shop, "second").path("problem").isMissingNode());
        assertThat(answering(first, shop)).isEqualTo(sound);
        assertThat(answering(second, shop)).isEqualTo(sound);

        refusesWhatIsStale(first, postgres);
      }
    }
  }

  /** A slot may ask for more than the last good release; here no node knows what is in force. */
  private static void refusesWhatIsStale(ArbiterProcess server, PostgresServer postgres) {
    var lenient = ShopReleases.of(server, "shop-lenient");
    var answer = lenient.approved("last good");
    lenient.deploy(answer);
    var strict = ShopReleases.of(server, "shop-strict");
    var files = strict.files("sure");
    files.computeIfPresent(
        "project.yaml",
        (same, text) -> text.replace("channels: [web]}]", "channels: [web], staleAfter: PT30S}]"));
    strict.deploy(strict.approved(files));
    assertThat(status(server, strict)).isEqualTo(200);
    postgres.execute("alter table deployments rename to hidden");
    server.await(() -> status(server, strict) == 503);
    assertThat(answering(server, lenient)).isEqualTo(answer);
    postgres.execute("alter table hidden rename to deployments");
    server.await(() -> status(server, strict) == 200);
  }

  private static int status(ArbiterProcess server, ShopReleases shop) {
    return server.channel().sendJson("/api/v1/decisions", shop.request("somebody")).statusCode();
  }

  private static ArbiterProcess start(Path data, PostgresServer postgres, String node) {
    return ArbiterProcess.startShortLived(
        data,
        Map.of(
            "arbiter.db.url",
            postgres.url(),
            "arbiter.db.user",
            postgres.user(),
            "arbiter.node",
            node));
  }

  static void share(Path from, Path to) throws IOException {
    for (var name : SHARED) {
      try (var files = Files.walk(from.resolve(name))) {
        for (var file : files.toList()) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  private static String digest(ShopReleases shop, long number) {
    return shop.operator().get(shop.path("/releases/" + number)).path("digest").textValue();
  }

  private static JsonNode node(ArbiterProcess asked, ShopReleases shop, String name) {
    for (var node : asked.operator().get(shop.path("/serving"))) {
      if (node.path("node").textValue().equals(name)) {
        return node;
      }
    }
    throw new AssertionError("expected a node " + name);
  }

  /** The number of the release that answers. */
  private static long answering(ArbiterProcess server, ShopReleases shop) {
    var answer = server.channel().post("/api/v1/decisions", shop.request("somebody"));
    return answer.at("/release/number").longValue();
  }
}

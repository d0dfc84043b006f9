package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compares releases of a server. */
@Tag("server")
@Tag("X16")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffTest {
  private ShopReleases shop;
  private Api channel;

  @BeforeAll
  void open(ArbiterProcess server) {
    shop = ShopReleases.of(server, "shop-diff");
    channel = server.channel();
  }

  private long published(String threshold) {
    return Api.json(shop.publish(files(threshold))).path("number").longValue();
  }

  private Map<String, String> files(String threshold) {
    var files = shop.files("Hello");
    files.put(
        "tables/offers.dmn",
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="o">
        <decision id="d" name="Offers"><decisionTable id="t" hitPolicy="FIRST">
        <input label="Basket"><inputExpression><text>context.basket</text></inputExpression></input>
        <output name="action"/><output name="verdict"/>
        <rule>
        <inputEntry><text>&gt;= %s</text></inputEntry>
        <outputEntry><text>"hello"</text></outputEntry>
        <outputEntry><text>"exclude"</text></outputEntry>
        </rule>
        </decisionTable></decision></definitions>
        """
            .formatted(threshold));
    return files;
  }

  @Test
  void theInputsBetweenTwoThresholdsAreToldWithAWitness() {
    var first = published("50");
    var second = published("60");
    var path = "/releases/%d/diff".formatted(second);
    var diff = shop.author().get(shop.path(path + "?from=" + first));
    assertThat(diff.path("outcome").textValue()).isEqualTo("changed");
    assertThat(diff.at("/changes/0/column").textValue()).isEqualTo("Basket");
    assertThat(diff.at("/changes/0/before").textValue()).isEqualTo(">= 50");
    var table = diff.at("/tables/0");
    assertThat(table.path("complete").booleanValue()).isTrue();
    assertThat(table.path("regions")).hasSize(1);
    assertThat(table.at("/regions/0/where/Basket").textValue()).isEqualTo("[50..60)");
    assertThat(table.at("/regions/0/witness/context.basket").intValue()).isBetween(50, 59);
    assertThat(table.at("/regions/0/before").textValue()).isEqualTo("exclude hello");
    assertThat(table.at("/regions/0/after").textValue()).isEqualTo("says nothing");
    assertThat(diff.at("/situations/divergences/0/after/0").textValue()).isEqualTo("hello");
  }

  @Test
  void aReleaseIsTheSameAsItself() {
    var number = published("70");
    var path = "/releases/%d/diff?from=%d".formatted(number, number);
    assertThat(shop.author().get(shop.path(path)).path("outcome").textValue()).isEqualTo("same");
  }

  @Test
  void withoutAnotherReleaseTheOneInForceIsTakenAndWhatIsNotThereIsAProblem() {
    var number = published("80");
    var path = "/releases/%d/diff".formatted(number);
    assertThat(shop.status(shop.author(), "GET", path)).isEqualTo(422);
    assertThat(shop.status(shop.author(), "GET", path + "?from=999")).isEqualTo(404);
    assertThat(shop.status(shop.author(), "GET", path + "?from=x")).isEqualTo(422);
    assertThat(shop.status(channel, "GET", path)).isEqualTo(403);
  }
}

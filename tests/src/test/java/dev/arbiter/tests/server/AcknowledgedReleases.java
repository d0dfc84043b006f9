package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Releases that come into force one after the other on a server that is killed meanwhile. Used by
 * one thread after the other.
 */
final class AcknowledgedReleases {
  private static final String PROJECT = "shop-crash";

  private final ShopReleases shop;
  private final Map<Long, String> titles = new TreeMap<>();
  private long deployment;
  private String last = "";

  AcknowledgedReleases(ArbiterProcess server) {
    this.shop = ShopReleases.of(server, PROJECT);
  }

  /** Publishes, approves and deploys until the server is killed; notes what was acknowledged. */
  void follow(BooleanSupplier stopped) {
    try {
      while (!stopped.getAsBoolean()) {
        last = "title " + titles.size() + " " + deployment;
        var number = shop.approved(last);
        titles.put(number, last);
        deployment = shop.deploy(number);
      }
    } catch (UncheckedIOException killed) {
      // what was on its way may have come to its end or not
    }
  }

  /** Every acknowledged release is there, and the last one answers, or the one on its way. */
  void areThere(ArbiterProcess server) {
    var operator = server.operator();
    var approved = new HashSet<Long>();
    for (var release : operator.get(shop.path("/releases"))) {
      if (!release.path("approvals").isEmpty()) {
        approved.add(release.path("number").longValue());
      }
    }
    assertThat(approved).containsAll(titles.keySet());
    if (deployment == 0) {
      return;
    }
    var inForce = operator.get(shop.path("/deployments")).get(0);
    assertThat(inForce.path("id").longValue()).isGreaterThanOrEqualTo(deployment);
    var number = inForce.path("release").longValue();
    server.await(() -> answer(server).at("/release/number").longValue() == number);
    assertThat(answer(server).at("/actions/0/treatment/title").textValue())
        .isEqualTo(titles.getOrDefault(number, last));
  }

  private JsonNode answer(ArbiterProcess server) {
    return server.channel().post("/api/v1/decisions", shop.request("c1"));
  }

  int size() {
    return titles.size();
  }
}

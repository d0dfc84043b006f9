package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it divides its customers into tiers. */
@Tag("server")
final class TierCrashTest {
  private static final int CUSTOMERS = 4_000;

  @Test
  @Tag("C06")
  void whoMovedIsToldOnceThoughTheServerIsKilled(@TempDir Path data) {
    try (var server = ArbiterProcess.startShortLived(data, Map.of())) {
      var shop = new TierReleases(server, "shop-crash");
      server.await(() -> shop.tier().hasNonNull("last")); // the run that begins by itself
      for (var first = 1; first < CUSTOMERS; first += 1_000) {
        shop.buyAll(first, first + 999);
      }
      var asked = shop.ask();
      server.kill(); // while it ranks or tells
      server.restart();

      var run = shop.done(asked);
      assertThat(run.path("state").textValue()).isEqualTo("done");
      assertThat(run.path("moved").intValue()).isEqualTo(CUSTOMERS);
      for (var customer = 1; customer <= CUSTOMERS; customer += 97) {
        var tier = customer > 3_200 ? "High" : customer > 2_000 ? "Medium" : "Low";
        assertThat(shop.told(customer)).as("customer " + customer).containsExactly(">" + tier);
      }
      var again = shop.done(shop.ask());
      assertThat(again.path("ranked").intValue()).isEqualTo(CUSTOMERS);
      assertThat(again.path("moved").intValue()).as("nobody was left out").isZero();
    }
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Publishes, deploys and rolls back under load: no request fails, none sees two releases. */
@Tag("server")
@ExtendWith(SharedServer.class)
class SwapTest {
  private static final int CYCLES = Integer.getInteger("arbiter.swap.cycles", 15);
  private static final int WORKERS = 3;
  private static final int CUSTOMERS = 20;

  private final Set<String> wrong = ConcurrentHashMap.newKeySet();
  private final AtomicLong answered = new AtomicLong();

  @Test
  @Tag("D09")
  @Tag("X22")
  void everyAnswerIsOfOneReleaseWhileReleasesComeAndGo(ArbiterProcess server)
      throws InterruptedException {
    var shop = ShopReleases.of(server, "shop-swap");
    for (var n = 0; n < CUSTOMERS; n++) {
      var event = Api.event("swap-" + n, "view", Instant.now(), "swap" + n, Map.of("product", "p"));
      server.operator().post("/api/v1/events", event);
    }
    shop.deploy(shop.approved("title 1"));
    var stop = new AtomicBoolean();
    var workers =
        Stream.generate(() -> new Thread(() -> ask(server, shop, stop))).limit(WORKERS).toList();
    workers.forEach(Thread::start);
    try {
      for (var cycle = 2; cycle <= CYCLES; cycle++) {
        // The number that a release will get is in its title, so that an answer can be checked.
        var number = shop.approved("title " + cycle);
        assertThat(number).isEqualTo(cycle);
        shop.deploy(number);
        if (cycle % 2 == 0) {
          shop.rollBack();
          shop.deploy(number);
        }
      }
    } finally {
      stop.set(true);
      for (var worker : workers) {
        worker.join();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered.get()).isGreaterThan(CYCLES);
  }

  private void ask(ArbiterProcess server, ShopReleases shop, AtomicBoolean stop) {
    var channel = server.channel();
    for (var n = 0; !stop.get(); n++) {
      try {
        var answer = channel.post("/api/v1/decisions", shop.request("swap" + n % CUSTOMERS));
        var title = answer.at("/actions/0/treatment/title").textValue();
        var number = answer.at("/release/number").longValue();
        if (!("title " + number).equals(title)) {
          wrong.add("release " + number + " said " + title);
        }
        answered.incrementAndGet();
      } catch (RuntimeException failed) {
        wrong.add(failed.toString());
      }
    }
  }
}

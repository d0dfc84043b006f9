package dev.arbiter.tests.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.tests.server.Api;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.ShopReleases;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A shop with subjects that have a history, where to buy one product makes its buyer a member of a
 * segment. Thread-safe.
 */
final class LagShop implements Probe.Questions {
  static final int SUBJECTS = 5_000;

  private static final int EVENTS_EACH = 5;
  private static final String PROJECT = "shop-lag";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArbiterProcess server;
  private final ShopReleases shop;
  private final String key;
  private final AtomicLong events = new AtomicLong();
  private final AtomicInteger probed = new AtomicInteger();

  LagShop(ArbiterProcess server) {
    this.server = server;
    this.shop = ShopReleases.of(server, PROJECT);
    this.key = server.credential("channel.key");
  }

  /** Puts its release in force and sends the histories. */
  void open() {
    shop.deploy(shop.approved(files()));
    fill();
  }

  private Map<String, String> files() {
    var files = new TreeMap<>(shop.files("Hello"));
    files.computeIfPresent(
        "project.yaml",
        (same, text) ->
            text.replace(
                "traits: [",
                "traits: [{name: boughtProducts, type: list, classification: personal,"
                    + " purposes: [service]}, "));
    files.put(
        "segments/signalled.yaml",
        """
        id: signalled
        condition: list contains(traits.boughtProducts, "signal")
        owner: bench
        """);
    files.put(
        "actions/follow-up.yaml",
        """
        id: follow-up
        slots: [%s]
        purposes: [service]
        eligibility: list contains(segments, "signalled")
        propensity: {base: 0.9}
        value: 1
        treatments: {web: {title: "Thank you"}}
        """
            .formatted(PROJECT));
    return files;
  }

  private void fill() {
    for (var subject = 0; subject < SUBJECTS; subject++) {
      var history = new ArrayList<Map<String, Object>>();
      for (var n = 0; n < EVENTS_EACH; n++) {
        history.add(purchase(subject, "p" + (subject + n) % 200));
      }
      server.operator().post("/api/v1/events", history);
    }
  }

  private Map<String, Object> purchase(int subject, String product) {
    var number = events.incrementAndGet();
    var data =
        Map.<String, Object>of(
            "order", "o" + number, "product", product, "quantity", 1, "price", 12.5);
    return Api.event("lag-" + number, "purchase", Instant.now(), customer(subject), data);
  }

  private static String customer(int subject) {
    return "lag" + subject;
  }

  private byte[] request(String path, Object body) {
    try {
      return LoadConnection.request(server.url(path), key, JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** How many events it made until now. */
  long events() {
    return events.get();
  }

  /** Takes each subject once. */
  @Override
  public int nextSubject() {
    return probed.getAndIncrement() % SUBJECTS;
  }

  @Override
  public byte[] event(int subject) {
    return request("/api/v1/events", purchase(subject, "signal"));
  }

  @Override
  public byte[] decision(int subject) {
    return request("/api/v1/decisions", shop.request(customer(subject)));
  }

  @Override
  public String action() {
    return "follow-up";
  }

  /** A purchase by one of the subjects that tells nothing special. */
  byte[] anyEvent(int number) {
    var subject = (int) (number * 7_919L % SUBJECTS);
    return request("/api/v1/events", purchase(subject, "p" + number % 200));
  }

  /** A decision about one of the subjects. */
  byte[] anyDecision(int number) {
    var subject = (int) (number * 104_729L % SUBJECTS);
    return decision(subject);
  }
}

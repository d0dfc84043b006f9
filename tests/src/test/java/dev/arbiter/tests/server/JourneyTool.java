package dev.arbiter.tests.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is told decisions by webhook: an HTTP server on loopback, which takes what is signed and
 * knows each message by its id. Thread-safe.
 */
final class JourneyTool implements AutoCloseable {
  /** A message, and when it came first. */
  record Told(String id, Instant at, JsonNode body) {
    String customer() {
      return body.at("/data/subject/identifiers/customer").textValue();
    }
  }

  private final HttpServer http;
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private volatile String secret = "";
  private volatile int status = 204;

  JourneyTool() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    http.setExecutor(Executors.newFixedThreadPool(4));
    http.createContext("/", this::take);
    http.start();
  }

  /** Has an installation tell it. */
  void register(Api operator, String outlet, int attempts) {
    var order = Map.of("kind", "webhook", "url", url(), "attempts", attempts);
    secret = operator.put("/api/v1/outlets/" + outlet, order).path("secret").asText(secret);
  }

  String url() {
    return "http://127.0.0.1:%d/journeys".formatted(http.getAddress().getPort());
  }

  /** Answers by this status from now on. */
  void answers(int other) {
    status = other;
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var id = exchange.getRequestHeaders().getFirst("webhook-id");
    var at = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    var expected = "v1," + signature(id + "." + at + ".", body);
    var signed =
        List.of(exchange.getRequestHeaders().getFirst("webhook-signature").split(" "))
            .contains(expected);
    ids.add(id);
    if (signed && status / 100 == 2) {
      told.putIfAbsent(id, new Told(id, Instant.now(), Api.JSON.readTree(body)));
    }
    exchange.sendResponseHeaders(signed ? status : 401, -1);
    exchange.close();
  }

  private String signature(String head, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What it was told, each message once. */
  List<Told> told() {
    return List.copyOf(told.values());
  }

  /** What it was told about a customer. */
  List<Told> told(String customer) {
    return told.values().stream().filter(one -> customer.equals(one.customer())).toList();
  }

  /** The ids of all calls, also of those that it did not take. */
  List<String> calls() {
    return List.copyOf(ids);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}

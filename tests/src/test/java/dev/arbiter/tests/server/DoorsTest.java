package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The forms of events that the server takes in over HTTP, beside its own JSON. */
@Tag("server")
@ExtendWith(SharedServer.class)
class DoorsTest {
  private static final String EVENTS = "/api/v1/events";
  private static final String JSON = "application/json";

  private static HttpResponse<String> send(
      Api caller, String path, byte[] body, String type, Map<String, String> more) {
    var headers = new HashMap<>(Map.of("Content-Type", type));
    headers.putAll(more);
    return caller.send("POST", path, body, headers);
  }

  private static byte[] bytes(Object value) throws IOException {
    return Api.JSON.writeValueAsBytes(value);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  private static int events(ArbiterProcess server, String identifier) {
    return server.operator().get("/api/v1/profiles?identifier=" + identifier).get("events").asInt();
  }

  private static Map<String, Object> cloud(String id, String type) {
    return Map.of(
        "specversion",
        "1.0",
        "id",
        id,
        "source",
        "/doors",
        "type",
        type,
        "time",
        Instant.now().toString(),
        "subject",
        "customer:doors-cloud",
        "data",
        Map.of("product", "p"));
  }

  @Test
  void packedBodiesAreReadAndBounded(ArbiterProcess server) throws IOException {
    var event =
        Api.event("doors-gzip", "view", Instant.now(), "doors-gzip", Map.of("product", "p"));
    var packed = Map.of("Content-Encoding", "gzip");
    var channel = server.channel();
    var answer = Api.json(send(channel, EVENTS, gzip(bytes(List.of(event, event))), JSON, packed));
    assertThat(answer.get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.get("duplicates").asInt()).isEqualTo(1);

    var bomb = gzip(("[" + " ".repeat(17 << 20) + "]").getBytes(StandardCharsets.UTF_8));
    assertThat(bomb).hasSizeLessThan(100_000);
    assertThat(send(channel, EVENTS, bomb, JSON, packed).statusCode()).isEqualTo(413);
    var torn = Arrays.copyOf(gzip(bytes(event)), 40);
    assertThat(send(channel, EVENTS, torn, JSON, packed).statusCode()).isEqualTo(400);
    var plain = send(channel, EVENTS, bytes(event), JSON, packed);
    assertThat(plain.statusCode()).isEqualTo(400);
    assertThat(plain.body()).contains("malformed-body");
    var other = send(channel, EVENTS, bytes(event), JSON, Map.of("Content-Encoding", "br"));
    assertThat(other.statusCode()).isEqualTo(415);
  }

  /** As many bodies as threads, each of which takes twenty times its bytes while it is read. */
  @Test
  void manyLargeBodiesAtOnceDoNotUseUpTheMemory(ArbiterProcess server) throws IOException {
    var large = ("[" + "[],".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);
    var channel = server.channel();
    var callers = Executors.newFixedThreadPool(16);
    var sent =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> send(channel, EVENTS, large, JSON, Map.of()), callers))
            .limit(16)
            .toList();
    var answers = sent.stream().map(CompletableFuture::join).toList();
    callers.shutdown();
    assertThat(answers).extracting(HttpResponse::statusCode).contains(400).isSubsetOf(400, 429);
    var log = server.data().resolve("log/console.log");
    assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError");
  }

  @Test
  @Tag("E15")
  void cloudEventsComeInStructuredBatchedAndBinary(ArbiterProcess server) throws IOException {
    var channel = server.channel();
    var one =
        send(
            channel,
            EVENTS,
            bytes(cloud("1", "view")),
            "application/cloudevents+json; charset=utf-8",
            Map.of());
    assertThat(Api.json(one).get("accepted").asInt()).isEqualTo(1);
    var batch =
        List.of(cloud("1", "view"), cloud("2", "dev.arbiter.view"), cloud("3", "com.example.moon"));
    var several =
        Api.json(
            send(channel, EVENTS, bytes(batch), "application/cloudevents-batch+json", Map.of()));
    assertThat(several.get("accepted").asInt()).isEqualTo(1);
    assertThat(several.get("duplicates").asInt()).isEqualTo(1);
    assertThat(several.get("violations").findValuesAsText("code"))
        .containsExactly("unplanned-event");
    assertThat(several.get("violations").findValuesAsText("index")).containsExactly("2");
    var headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "4",
            "ce-source", "/doors",
            "ce-type", "view",
            "ce-time", Instant.now().toString(),
            "ce-subject", "customer:doors-cloud");
    var binary = send(channel, EVENTS, bytes(Map.of("product", "p")), JSON, headers);
    assertThat(Api.json(binary).get("accepted").asInt()).isEqualTo(1);
    assertThat(events(server, "customer:doors-cloud")).isEqualTo(3);
    var wrong =
        send(channel, EVENTS, bytes(Map.of()), "application/cloudevents-batch+json", Map.of());
    assertThat(wrong.statusCode()).isEqualTo(422);
  }

  @Test
  @Tag("A15")
  void librariesOfSegmentSendHere(ArbiterProcess server) throws IOException {
    var key = server.credential("channel.key") + ":";
    var basic = "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    var library = Map.of("Authorization", basic);
    var nobody = new Api(server, "");
    var order =
        Map.of(
            "type", "track",
            "messageId", "doors-order",
            "userId", "doors-segment",
            "event", "Order Completed",
            "timestamp", Instant.now().toString(),
            "properties",
                Map.of(
                    "order_id",
                    "o",
                    "products",
                    List.of(
                        Map.of("product_id", "p", "price", 2.5),
                        Map.of("product_id", "q", "price", 1),
                        Map.of("product_id", "r"))));
    var identify =
        Map.of(
            "type", "identify",
            "messageId", "doors-identify",
            "userId", "doors-segment",
            "traits", Map.of("email", "doors-segment@example.org"));
    var body = bytes(Map.of("batch", List.of(order, identify), "sentAt", Instant.now().toString()));
    var answer = Api.json(send(nobody, "/api/v1/segment/v1/batch", body, JSON, library));
    assertThat(answer.get("accepted").asInt()).isEqualTo(3);
    assertThat(answer.get("violations").findValuesAsText("path"))
        .containsExactly("properties.products[2].price");
    var again = Api.json(send(nobody, "/api/v1/segment/batch", body, "text/plain", library));
    assertThat(again.get("duplicates").asInt()).isEqualTo(3);
    assertThat(events(server, "email:doors-segment@example.org")).isEqualTo(3);
    assertThat(send(nobody, "/api/v1/segment/group", body, JSON, library).statusCode())
        .isEqualTo(404);
    var stranger =
        Map.of(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(new byte[] {'a', ':'}));
    assertThat(send(nobody, "/api/v1/segment/batch", body, JSON, stranger).statusCode())
        .isEqualTo(401);
  }
}

package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks as a source sends them, signed and otherwise. */
@Tag("server")
@ExtendWith(SharedServer.class)
class WebhooksTest {
  private static final String SOURCE = "/api/v1/webhooks/till-17";

  private static byte[] event(String customer) throws IOException {
    return Api.JSON.writeValueAsBytes(
        Api.event("hook-" + customer, "view", Instant.now(), customer, Map.of("product", "p")));
  }

  private static HttpResponse<String> send(
      ArbiterProcess server, byte[] body, String secret, Instant at) throws IOException {
    var timestamp = Long.toString(at.getEpochSecond());
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(("msg-1." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      var headers =
          Map.of(
              "Content-Type",
              "application/json",
              "webhook-id",
              "msg-1",
              "webhook-timestamp",
              timestamp,
              "webhook-signature",
              "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
      return new Api(server, "").send("POST", SOURCE, body, headers);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isKnown(ArbiterProcess server, String customer) {
    return server.operator().status("GET", "/api/v1/profiles?identifier=customer:" + customer)
        == 200;
  }

  @Test
  @Tag("A16")
  void aSignedWebhookChangesTheProfileAtOnceAndAnyOtherNothing(ArbiterProcess server)
      throws IOException {
    var operator = server.operator();
    assertThat(server.channel().status("PUT", SOURCE)).isEqualTo(403);
    var made = Api.json(operator.send("PUT", SOURCE, new byte[0], Map.of()));
    var secret = made.get("secret").asText();
    assertThat(operator.get("/api/v1/webhooks").toString())
        .contains("till-17")
        .doesNotContain("whsec_");

    var began = System.nanoTime();
    var accepted = Api.json(send(server, event("hooked"), secret, Instant.now()));
    assertThat(accepted.get("accepted").asInt()).isEqualTo(1);
    assertThat(isKnown(server, "hooked")).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));

    var forged = event("forged");
    var wrong = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    var quarantine = operator.get("/api/v1/quarantine?limit=1");
    assertThat(send(server, forged, wrong, Instant.now()).statusCode()).isEqualTo(401);
    assertThat(send(server, forged, secret, Instant.now().minusSeconds(400)).statusCode())
        .isEqualTo(401);
    assertThat(
            send(server, "[".getBytes(StandardCharsets.UTF_8), wrong, Instant.now()).statusCode())
        .isEqualTo(401);
    var unsigned = Map.of("Content-Type", "application/json");
    var bare = new Api(server, "").send("POST", SOURCE, forged, unsigned);
    assertThat(bare.statusCode()).isEqualTo(401);
    assertThat(operator.send("POST", SOURCE, forged, unsigned).statusCode()).isEqualTo(401);
    assertThat(isKnown(server, "forged")).isFalse();
    assertThat(operator.get("/api/v1/quarantine?limit=1")).isEqualTo(quarantine);

    var rotated = operator.send("POST", SOURCE + "/secret?grace=PT0S", new byte[0], Map.of());
    var fresh = Api.json(rotated).get("secret").asText();
    assertThat(send(server, event("hooked"), secret, Instant.now()).statusCode()).isEqualTo(401);
    assertThat(send(server, event("hooked"), fresh, Instant.now()).statusCode()).isEqualTo(200);
    assertThat(operator.status("DELETE", SOURCE)).isEqualTo(204);
    assertThat(send(server, event("hooked"), fresh, Instant.now()).statusCode()).isEqualTo(401);
    assertThat(server.admin().get("/api/v1/admin-log?limit=10").findValuesAsText("action"))
        .contains("webhook.created", "webhook.rotated", "webhook.deleted");
  }
}

package dev.arbiter.service.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.http.signing.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private Jdbc jdbc;
  private Webhooks webhooks;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(TestDatabase.EMBEDDED.empty().dataSource());
    webhooks = new Webhooks(jdbc, new SubjectKeys(jdbc, new byte[32]), () -> now);
  }

  private static byte[] bytes(String secret) {
    assertThat(secret).startsWith("whsec_");
    return Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  private Signed signed(String secret) {
    var timestamp = Long.toString(now.getEpochSecond());
    var signature = new Secret(bytes(secret)).signature("m-1", timestamp, BODY);
    return new Signed("m-1", timestamp, signature, BODY);
  }

  private void assertRefused(String source, String secret) {
    assertThatThrownBy(() -> webhooks.require(source, signed(secret)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ProblemKind.UNAUTHENTICATED));
  }

  private void assertGood(String source, String secret) {
    assertThatCode(() -> webhooks.require(source, signed(secret))).doesNotThrowAnyException();
  }

  private List<String> logged() {
    return jdbc.query(
        "read the admin log",
        "select action || ' ' || target || ' ' || actor from admin_log order by seq",
        row -> row.getString(1));
  }

  @Test
  @Tag("A16")
  void aSecretIsGoodForItsSourceAlone() {
    var till = webhooks.register("till", "op").secret();
    var shop = webhooks.register("shop", "op").secret();
    assertThat(bytes(till)).hasSize(32);
    assertGood("till", till);
    assertGood("shop", shop);
    assertRefused("till", shop);
    assertRefused("unknown", till);
    webhooks.remove("till", "op");
    assertRefused("till", till);
    assertThat(logged())
        .containsExactly(
            "webhook.created till op", "webhook.created shop op", "webhook.deleted till op");
  }

  @Test
  void theSecretBeforeIsGoodUntilItsGraceEnds() {
    var first = webhooks.register("till", "op").secret();
    var second = webhooks.rotate("till", Duration.ofHours(1), "op").secret();
    assertGood("till", first);
    assertGood("till", second);
    now = now.plus(Duration.ofHours(1));
    assertRefused("till", first);
    assertGood("till", second);
    var third = webhooks.rotate("till", Duration.ZERO, "op").secret();
    assertRefused("till", second);
    assertGood("till", third);
    assertThat(webhooks.list()).extracting(WebhookSource::name).containsExactly("till");
  }

  @Test
  void secretsCannotBeReadInTheTables() {
    var secret = bytes(webhooks.register("till", "op").secret());
    var stored =
        jdbc.query("read", "select secret from webhook_sources", row -> row.getBytes(1)).get(0);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatCannotBeIsTold() {
    webhooks.register("till", "op");
    assertKind(ProblemKind.CONFLICT, () -> webhooks.register("till", "op"));
    assertKind(ProblemKind.INVALID, () -> webhooks.register("Till!", "op"));
    assertKind(ProblemKind.NOT_FOUND, () -> webhooks.rotate("none", Duration.ZERO, "op"));
    assertKind(ProblemKind.NOT_FOUND, () -> webhooks.remove("none", "op"));
    assertThat(logged()).containsExactly("webhook.created till op");
  }

  private static void assertKind(ProblemKind kind, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ProblemException.class, told -> assertThat(told.kind()).isEqualTo(kind));
  }
}

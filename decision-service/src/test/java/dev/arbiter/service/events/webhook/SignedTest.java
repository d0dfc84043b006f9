package dev.arbiter.service.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.http.signing.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignedTest {
  private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);
  private static final Secret SECRET =
      new Secret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

  /** The example of the standard. */
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static Signed message(String id, String timestamp, String signatures, String body) {
    return new Signed(id, timestamp, signatures, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Signed signed(String signatures) {
    return message(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signatures, "{\"test\": 2432232314}");
  }

  @Test
  void signaturesAreThoseOfStandardWebhooks() {
    var message = signed("");
    assertThat(SECRET.signature(message.id(), message.timestamp(), message.body()))
        .isEqualTo(SIGNATURE);
    assertThat(signed(SIGNATURE).isBy(SECRET)).isTrue();
    assertThat(signed("v1,AAAA v1a,BBBB " + SIGNATURE).isBy(SECRET)).isTrue();
  }

  @Test
  @Tag("A16")
  void nothingOfTheMessageCanBeChanged() {
    var good = signed(SIGNATURE);
    assertThat(message("msg_2", good.timestamp(), SIGNATURE, "{\"test\": 2432232314}").isBy(SECRET))
        .isFalse();
    assertThat(message(good.id(), "1614265331", SIGNATURE, "{\"test\": 2432232314}").isBy(SECRET))
        .isFalse();
    assertThat(message(good.id(), good.timestamp(), SIGNATURE, "{}").isBy(SECRET)).isFalse();
    assertThat(good.isBy(new Secret(new byte[] {1}))).isFalse();
    assertThat(signed(SIGNATURE.replace("v1,", "v2,")).isBy(SECRET)).isFalse();
    assertThat(signed("x ".repeat(20) + SIGNATURE).isBy(SECRET)).isFalse();
  }

  @ParameterizedTest
  @Tag("A16")
  @CsvSource({
    "300, true",
    "301, false",
    "-300, true",
    "-301, false",
  })
  void aMessageMayBeFiveMinutesOld(long seconds, boolean acceptable) {
    assertThat(signed("v1,x").flaw(SENT.plusSeconds(seconds)).isEmpty()).isEqualTo(acceptable);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, v1",
    "m, '', v1",
    "m, 1, ''",
    "m, -1, v1",
    "m, 1e3, v1",
    "m, 999999999999, v1"
  })
  void whatIsMissingOrMalformedIsTold(String id, String timestamp, String signatures) {
    assertThat(message(id, timestamp, signatures, "{}").flaw(SENT)).isPresent();
  }
}

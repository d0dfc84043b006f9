package dev.arbiter.service.profiles.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {
  private static final byte[] TEXT = "somebody@example.org".getBytes(StandardCharsets.UTF_8);

  private final Envelope envelope = new Envelope("a secret that is long enough to be one");

  private static byte[] open(Envelope with, byte[] sealed) {
    return with.open(sealed, 0, sealed.length).orElse(new byte[0]);
  }

  @Test
  void whatIsSealedIsOpenedByWhoKnowsTheSecretAndNobodyElse() {
    var sealed = envelope.seal(TEXT, 0, TEXT.length);
    assertThat(open(new Envelope("a secret that is long enough to be one"), sealed))
        .isEqualTo(TEXT);
    assertThat(open(new Envelope("another secret that is long as well"), sealed)).isEmpty();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("example");
  }

  @Test
  void theSameTextNeverLooksTheSameTwice() {
    assertThat(envelope.seal(TEXT, 0, 4)).isNotEqualTo(envelope.seal(TEXT, 0, 4));
  }

  @Test
  void whateverByteIsChangedOrMissingItIsNotOpened() {
    var sealed = envelope.seal(TEXT, 0, TEXT.length);
    assertThat(open(envelope, sealed)).isEqualTo(TEXT);
    for (var i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(open(envelope, changed)).isEmpty();
      assertThat(open(envelope, Arrays.copyOf(sealed, i))).isEmpty();
    }
  }
}

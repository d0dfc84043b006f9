package dev.arbiter.service.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.http.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private final Uploads uploads = new Uploads();

  @Test
  void oneMoreThanTheMostIsToldToComeAgain() {
    assertThatThrownBy(() -> nested(Uploads.MOST + 1))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.kind().status()).isEqualTo(503);
              assertThat(refused.headers()).containsEntry("Retry-After", "5");
            });
    assertThat(nested(Uploads.MOST)).isEqualTo(Uploads.MOST);
  }

  @Test
  void whatFailsLeavesRoomForOthers() {
    for (var i = 0; i <= Uploads.MOST; i++) {
      assertThatThrownBy(() -> uploads.take(InputStream.nullInputStream(), UploadsTest::refuse))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(nested(1)).isOne();
  }

  private static int refuse(byte[] any) {
    throw new IllegalStateException("refused");
  }

  /** So many uploads, each within the one before. */
  private int nested(int count) {
    try {
      return count == 0
          ? 0
          : uploads.take(
              new ByteArrayInputStream(new byte[1]), one -> one.length + nested(count - 1));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

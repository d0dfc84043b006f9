package dev.arbiter.service.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.http.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RoomTest {
  private static final int CHUNK = 8 << 10;

  private final Room room = new Room(4);

  private byte[] take(byte[] body, Runnable meanwhile) {
    try {
      return room.take(
          new ByteArrayInputStream(body),
          bytes -> {
            meanwhile.run();
            return bytes;
          });
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void assertFull(int bytes) {
    assertThatThrownBy(() -> take(new byte[bytes], () -> {}))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.kind().status()).isEqualTo(429);
              assertThat(refused.headers()).containsEntry("Retry-After", "1");
            });
  }

  @Test
  void bodiesAreReadAsTheyAre() {
    for (var length : new int[] {0, 1, CHUNK, CHUNK + 1, 3 * CHUNK}) {
      var body = new byte[length];
      Arrays.fill(body, (byte) 7);
      assertThat(take(body, () -> {})).isEqualTo(body);
    }
  }

  @Test
  void whatIsInUseLeavesLessRoomAndThenAllOfIt() {
    take(new byte[2 * CHUNK], () -> assertFull(CHUNK));
    take(new byte[2 * CHUNK], () -> take(new byte[1], () -> {}));
    assertFull(5 * CHUNK);
    take(new byte[3 * CHUNK], () -> {});
  }
}

package dev.arbiter.service.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.http.problem.BodyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class BoundedStreamTest {

  private static BoundedStream of(int bytes, long limitBytes) {
    return new BoundedStream(new ByteArrayInputStream(new byte[bytes]), limitBytes);
  }

  @Test
  void aBodyOfJustTheLimitIsRead() throws IOException {
    assertThat(of(100, 100).readAllBytes()).hasSize(100);
    assertThat(of(0, 0).read()).isEqualTo(-1);
  }

  @Test
  void oneByteMoreIsRefusedHoweverItIsRead() {
    assertThatThrownBy(() -> of(101, 100).readAllBytes())
        .isInstanceOf(BodyException.class)
        .hasMessage("The body may have at most 100 bytes");
    assertThatThrownBy(
            () -> {
              var body = of(101, 100);
              while (body.read() >= 0) {
                assertThat(body.markSupported()).isFalse();
              }
            })
        .isInstanceOf(BodyException.class);
    assertThatThrownBy(() -> of(101, 100).skipNBytes(101)).isInstanceOf(BodyException.class);
  }

  @Test
  void aSmallArchiveOfALargeBodyIsRefused() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[1 << 20]);
    }
    assertThat(packed.size()).isLessThan(10_000);
    var raw = new BoundedStream(new ByteArrayInputStream(packed.toByteArray()), 10_000);
    var body = new BoundedStream(new GZIPInputStream(raw), 10_000);
    assertThatThrownBy(body::readAllBytes).hasMessage("The body may have at most 10000 bytes");
  }

  @Test
  void aConnectionThatBreaksSaysNothingOfTheServer() {
    var broken = new PipedInputStream();
    assertThatThrownBy(() -> new BoundedStream(broken, 10).read())
        .isInstanceOf(BodyException.class)
        .hasMessage("The body ends too early or is damaged");
  }
}

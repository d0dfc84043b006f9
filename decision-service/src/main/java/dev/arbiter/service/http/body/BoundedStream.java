package dev.arbiter.service.http.body;

import dev.arbiter.service.http.problem.BodyException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which at most so many bytes can be read; every failure is a {@link BodyException}. */
final class BoundedStream extends FilterInputStream {
  private final long limitBytes;
  private long readBytes;

  BoundedStream(InputStream body, long limitBytes) {
    super(body);
    this.limitBytes = limitBytes;
  }

  @Override
  public int read() throws IOException {
    try {
      var read = in.read();
      return read < 0 ? read : count(1, read);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      var read = in.read(target, offset, length);
      return read < 0 ? read : count(read, read);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public long skip(long wanted) throws IOException {
    var buffer = new byte[(int) Math.min(Math.max(wanted, 0), 8_192)];
    return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int count(long bytes, int result) throws BodyException {
    readBytes += bytes;
    if (readBytes > limitBytes) {
      throw tooLarge(limitBytes);
    }
    return result;
  }

  /** The container has a limit of its own, whose exception it does not share. */
  private BodyException failure(IOException failure) {
    if (failure instanceof BodyException body) {
      return body;
    }
    return failure.getClass().getSimpleName().contains("TooBig") ? tooLarge(limitBytes) : damaged();
  }

  static BodyException tooLarge(long limitBytes) {
    return new BodyException(
        ProblemKind.TOO_LARGE, "The body may have at most %d bytes".formatted(limitBytes));
  }

  static BodyException damaged() {
    return new BodyException(ProblemKind.MALFORMED_BODY, "The body ends too early or is damaged");
  }
}

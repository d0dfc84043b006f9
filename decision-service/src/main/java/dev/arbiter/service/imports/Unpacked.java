package dev.arbiter.service.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The text of a file, whether it is packed by gzip or not; one that unpacks without end fails. */
public final class Unpacked extends FilterInputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long MAX_BYTES = 8L << 30;

  private long left = MAX_BYTES;

  private Unpacked(InputStream in) {
    super(in);
  }

  /** What the file says. */
  public static InputStream of(InputStream file) throws IOException {
    var buffered = new BufferedInputStream(file, BUFFER_BYTES);
    buffered.mark(2);
    var gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new Unpacked(new GZIPInputStream(buffered, BUFFER_BYTES)) : buffered;
  }

  @Override
  public int read() throws IOException {
    return spend(in.read(), 1);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var read = in.read(bytes, offset, length);
    return spend(read, Math.max(0, read));
  }

  private int spend(int result, long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("the file inflates to more than " + MAX_BYTES + " bytes");
    }
    return result;
  }
}

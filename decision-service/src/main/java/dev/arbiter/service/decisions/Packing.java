package dev.arbiter.service.decisions;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes records small by zlib (RFC 1950) before they are sealed, for what is sealed cannot be made
 * small any more: PostgreSQL keeps rows of up to 2 kB in one piece and stores longer ones at
 * several times the cost.
 */
final class Packing {
  private static final int BUFFER_BYTES = 4_096;

  /** Native memory that is dear to set up, one for each thread. */
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED));

  private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(Inflater::new);

  private Packing() {}

  static byte[] pack(byte[] plain) {
    var deflater = DEFLATER.get();
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    var packed = new ByteArrayOutputStream(BUFFER_BYTES);
    var buffer = new byte[BUFFER_BYTES];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    return packed.toByteArray();
  }

  /**
   * What was packed.
   *
   * @throws IllegalStateException if it is not what {@link #pack} returned
   */
  static byte[] unpack(byte[] packed) {
    var inflater = INFLATER.get();
    inflater.reset();
    try {
      inflater.setInput(packed);
      var plain = new ByteArrayOutputStream(BUFFER_BYTES);
      var buffer = new byte[BUFFER_BYTES];
      while (!inflater.finished()) {
        var length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw new IllegalStateException("a packed record ends too early");
        }
        plain.write(buffer, 0, length);
      }
      return plain.toByteArray();
    } catch (DataFormatException other) {
      throw new IllegalStateException("this is no packed record", other);
    }
  }
}

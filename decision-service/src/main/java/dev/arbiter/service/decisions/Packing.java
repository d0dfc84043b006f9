package dev.arbiter.service.decisions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes records small by zlib (RFC 1950) before they are sealed, for what is sealed cannot be made
 * small any more: PostgreSQL keeps rows of up to 2 kB in one piece and stores longer ones at
 * several times the cost.
 *
 * <p>Records are alike, so they are told by their difference from a dictionary that has what they
 * share, which halves them once more. Each packed record bears the checksum of its dictionary: as
 * long as there are records, the dictionary must not change; a better one would come beside it.
 */
final class Packing {
  private static final int BUFFER_BYTES = 4_096;
  private static final int LEVEL = 3;
  private static final byte[] DICTIONARY = dictionary();

  /** Native memory that is dear to set up, one for each thread. */
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(LEVEL));

  private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(Inflater::new);

  private Packing() {}

  private static byte[] dictionary() {
    try (InputStream file = Packing.class.getResourceAsStream("record.dictionary")) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static byte[] pack(byte[] plain) {
    var deflater = DEFLATER.get();
    deflater.reset();
    deflater.setDictionary(DICTIONARY);
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
   * What was packed, with the dictionary or without one.
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
        if (inflater.needsDictionary()) {
          inflater.setDictionary(DICTIONARY);
        } else if (length == 0 && !inflater.finished()) {
          throw new IllegalStateException("a packed record ends too early");
        }
        plain.write(buffer, 0, length);
      }
      return plain.toByteArray();
    } catch (DataFormatException | IllegalArgumentException other) {
      throw new IllegalStateException("this is no packed record", other);
    }
  }
}

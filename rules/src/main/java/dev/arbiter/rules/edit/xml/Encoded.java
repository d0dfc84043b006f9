package dev.arbiter.rules.edit.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text, and how it was written as bytes: encoding and byte order mark (XML 1.0, appendix F).
 *
 * @param text without the byte order mark
 * @param charset one that writes the same bytes for the same text
 * @param mark whether a byte order mark comes first
 */
record Encoded(String text, Charset charset, boolean mark) {
  private static final char MARK = '\uFEFF';
  private static final int DECLARATION = 200;
  private static final Pattern DECLARED =
      Pattern.compile(
          "^<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"']"
              + "(?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?");
  private static final Map<String, Charset> KNOWN =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "utf-16", StandardCharsets.UTF_16BE,
          "utf-16be", StandardCharsets.UTF_16BE,
          "utf-16le", StandardCharsets.UTF_16LE,
          "us-ascii", StandardCharsets.US_ASCII,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "windows-1252", Charset.forName("windows-1252"));

  /**
   * Reads the bytes of a document.
   *
   * @throws CharacterCodingException if they are no text in the encoding that they declare
   * @throws IllegalArgumentException with a sentence, if the encoding cannot be kept
   */
  static Encoded read(byte[] bytes) throws CharacterCodingException {
    var marked = marked(bytes);
    var wide = marked == null ? StandardCharsets.UTF_8 : marked;
    var head = new String(bytes, 0, Math.min(bytes.length, DECLARATION), wide);
    var declared = DECLARED.matcher(marked == null || head.isEmpty() ? head : head.substring(1));
    var charset = wide;
    if (declared.find()) {
      if (!declared.group(1).equals("1.0")) {
        throw new IllegalArgumentException("expected XML 1.0, found " + declared.group(1));
      }
      charset = declared.group(2) == null ? wide : charset(declared.group(2), marked);
    }
    var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    var encoded = new Encoded(marked == null ? text : text.substring(1), charset, marked != null);
    if (!Arrays.equals(encoded.bytes(encoded.text), bytes)) {
      throw new IllegalArgumentException("expected text that is written in one way only");
    }
    return encoded;
  }

  private static @Nullable Charset marked(byte[] bytes) {
    for (var charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE
        }) {
      var mark = String.valueOf(MARK).getBytes(charset);
      if (bytes.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(bytes, mark.length))) {
        return charset;
      }
    }
    return null;
  }

  private static Charset charset(String declared, @Nullable Charset marked) {
    var charset = KNOWN.get(declared.toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw new IllegalArgumentException(
          "expected the encoding UTF-8, UTF-16, ISO-8859-1, US-ASCII or windows-1252, found "
              + declared);
    }
    if (marked == null) {
      return charset;
    }
    var isWide = declared.equalsIgnoreCase("UTF-16") && !marked.equals(StandardCharsets.UTF_8);
    if (!isWide && !charset.equals(marked)) {
      throw new IllegalArgumentException(
          "declares the encoding " + declared + ", but its byte order mark says " + marked);
    }
    return marked;
  }

  /** Another text, written as this one was. */
  byte[] bytes(CharSequence other) throws CharacterCodingException {
    var marked = mark ? MARK + other.toString() : other;
    var encoded = charset.newEncoder().encode(CharBuffer.wrap(marked));
    var bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}

package dev.arbiter.rules.edit.xml;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.feel.XmlElement;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * A document as it was written: text, encoding, line ends, and its elements with their places. It
 * is read within the bounds of {@link XmlElement}, which every element here was read by. Immutable.
 */
public final class XmlSource {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s+([^\\s=/>\"']+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private final Encoded encoded;
  private final XmlNode root;
  private final String lineEnd;

  private XmlSource(Encoded encoded, XmlNode root) {
    this.encoded = encoded;
    this.root = root;
    this.lineEnd = encoded.text().contains("\r\n") ? "\r\n" : "\n";
  }

  /** A part of the text: the characters from {@code start} until before {@code end}. */
  public record Span(int start, int end) {}

  /**
   * Reads a document.
   *
   * @param path for problems
   * @throws ProjectException if it is malformed, refused, or in an encoding that is not known
   */
  public static XmlSource read(String path, byte[] file) {
    try {
      var element = XmlElement.read(file);
      var encoded = Encoded.read(file);
      return new XmlSource(encoded, new XmlScanner(encoded.text(), element).scan());
    } catch (XMLStreamException malformed) {
      var line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNumber();
      throw new ProjectException(
          List.of(
              new Problem(
                  path,
                  Math.max(0, line),
                  "",
                  "is no XML that can be read: " + sentence(malformed))));
    } catch (CharacterCodingException other) {
      throw new ProjectException(path, "expected text in the encoding that it declares");
    } catch (IllegalArgumentException refused) {
      throw new ProjectException(path, String.valueOf(refused.getMessage()));
    } catch (IllegalStateException | IndexOutOfBoundsException other) {
      throw new ProjectException(path, "is XML in a form that cannot be edited in place");
    }
  }

  /** The parser's message without the place that comes first. */
  private static String sentence(XMLStreamException malformed) {
    var message = String.valueOf(malformed.getMessage());
    return message.substring(
        message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9);
  }

  public XmlNode root() {
    return root;
  }

  /** The text, without a byte order mark. */
  public String text() {
    return encoded.text();
  }

  /** The text of an element, with its tags. */
  public String text(XmlNode node) {
    return encoded.text().substring(node.start(), node.end());
  }

  /** The blanks directly before a place. */
  public String blanksBefore(int place) {
    var start = place;
    while (start > 0 && " \t\r\n".indexOf(encoded.text().charAt(start - 1)) >= 0) {
      start--;
    }
    return encoded.text().substring(start, place);
  }

  /** Where the value of an attribute stands, without its quotes. */
  public Optional<Span> attribute(XmlNode node, String name) {
    var from = node.start() + 1 + node.name().length();
    var attributes = ATTRIBUTE.matcher(encoded.text()).region(from, node.inside());
    while (attributes.lookingAt()) {
      var group = attributes.group(2) == null ? 3 : 2;
      if (attributes.group(1).equals(name)) {
        return Optional.of(new Span(attributes.start(group), attributes.end(group)));
      }
      attributes.region(attributes.end(), node.inside());
    }
    return Optional.empty();
  }

  /**
   * A text as it is written between tags: what the file's encoding has not is written as number.
   */
  public String escaped(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 128 && "<>&".indexOf(c) < 0)) {
      return text;
    }
    var encoder = encoded.charset().newEncoder();
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c, encoder));
    return escaped.toString();
  }

  private void append(StringBuilder escaped, int character, CharsetEncoder encoder) {
    switch (character) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '\r' -> escaped.append("&#13;");
      case '\n' -> escaped.append(lineEnd);
      default -> {
        if (character < 128 || encoder.canEncode(Character.toString(character))) {
          escaped.appendCodePoint(character);
        } else {
          escaped.append("&#").append(character).append(';');
        }
      }
    }
  }

  /** The first character of a text that no XML 1.0 document can hold (2.2). */
  public static OptionalInt unfit(String text) {
    return text.codePoints().filter(c -> !fits(c)).findFirst();
  }

  private static boolean fits(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= ' ' && c < Character.MIN_SURROGATE
        || c > Character.MAX_SURROGATE && c < 0xFFFE
        || c > 0xFFFF;
  }

  /** Another text as bytes, in the encoding of this document. */
  public byte[] bytes(CharSequence other) {
    try {
      return encoded.bytes(other);
    } catch (CharacterCodingException impossible) {
      throw new IllegalStateException("expected escaped text", impossible);
    }
  }
}

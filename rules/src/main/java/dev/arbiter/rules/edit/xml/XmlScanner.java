package dev.arbiter.rules.edit.xml;

import dev.arbiter.rules.feel.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the elements of a document stand, of which a parser has read before that it is well
 * formed and has no DOCTYPE: what is left are tags, comments, CDATA and instructions (XML 1.0, 2).
 * Each tag must be the one that the parser has seen, so that the two can never speak of different
 * things. For one thread.
 */
final class XmlScanner {
  private final String text;
  private final XmlElement root;
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private int at;

  /** An element whose last tag was not seen yet. */
  private record Open(
      String name, XmlElement element, int start, int inside, List<XmlNode> children) {

    XmlNode close(int insideEnd, int end) {
      if (children.size() != element.children().size()) {
        throw new IllegalStateException("elements are missing");
      }
      return new XmlNode(name, element, start, inside, insideEnd, end, List.copyOf(children));
    }
  }

  XmlScanner(String text, XmlElement root) {
    this.text = text;
    this.root = root;
  }

  /**
   * The root with all below it.
   *
   * @throws IllegalStateException if this is another document than the parser has read
   */
  XmlNode scan() {
    while (true) {
      at = text.indexOf('<', at);
      if (at < 0) {
        throw new IllegalStateException("the last tag is missing");
      }
      if (text.startsWith("<!--", at)) {
        at = behind("-->", at + 4);
      } else if (text.startsWith("<![CDATA[", at)) {
        at = behind("]]>", at + 9);
      } else if (text.startsWith("<?", at)) {
        at = behind("?>", at + 2);
      } else {
        var closed = text.startsWith("</", at) ? close() : open();
        if (closed != null && open.isEmpty()) {
          return closed;
        }
      }
    }
  }

  private @Nullable XmlNode open() {
    var start = at;
    at = behindTag(start);
    var isOneTag = text.charAt(at - 2) == '/';
    var name = text.substring(start + 1, endOfName(start + 1));
    var tag = opened(name, start);
    if (isOneTag) {
      return add(tag.close(at, at));
    }
    open.push(tag);
    return null;
  }

  private Open opened(String name, int start) {
    var element = element(name);
    var children = new ArrayList<XmlNode>(element.children().size());
    return new Open(name, element, start, at, children);
  }

  private XmlNode close() {
    var insideEnd = at;
    at = behind(">", at);
    return add(open.pop().close(insideEnd, at));
  }

  private XmlNode add(XmlNode node) {
    if (!open.isEmpty()) {
      open.element().children().add(node);
    }
    return node;
  }

  private XmlElement element(String name) {
    var element = root;
    if (!open.isEmpty()) {
      var parent = open.element();
      element = parent.element().children().get(parent.children().size());
    }
    if (!element.name().equals(name.substring(name.indexOf(':') + 1))) {
      throw new IllegalStateException("expected " + element.name() + ", found " + name);
    }
    return element;
  }

  private int behind(String mark, int from) {
    var found = text.indexOf(mark, from);
    if (found < 0) {
      throw new IllegalStateException("expected " + mark);
    }
    return found + mark.length();
  }

  /** Values of attributes may hold what ends a tag elsewhere. */
  private int behindTag(int from) {
    var quote = '\0';
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (quote != '\0') {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    throw new IllegalStateException("expected the end of a tag");
  }

  private int endOfName(int from) {
    var end = from;
    while (" \t\r\n/>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}

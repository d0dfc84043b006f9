package dev.arbiter.rules.edit.xml;

import dev.arbiter.rules.feel.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * An element and where it stands; places are offsets of UTF-16 characters in the decoded text.
 *
 * @param name with its prefix, as written
 * @param element what it says, as the engine reads it
 * @param start of its first tag
 * @param inside behind its first tag
 * @param insideEnd before its last tag
 * @param end behind its last tag; all three are the same if one tag is all it has
 * @param children in the order of the text
 */
public record XmlNode(
    String name,
    XmlElement element,
    int start,
    int inside,
    int insideEnd,
    int end,
    List<XmlNode> children) {

  /** The name without its prefix. */
  public String localName() {
    return element.name();
  }

  /** The prefix with its colon; empty if there is none. */
  public String prefix() {
    return name.substring(0, name.indexOf(':') + 1);
  }

  /** Whether it is one tag, such as {@code <text/>}. */
  public boolean isOneTag() {
    return inside == end;
  }

  public List<XmlNode> all(String child) {
    return children.stream().filter(node -> node.localName().equals(child)).toList();
  }

  public Optional<XmlNode> first(String child) {
    return children.stream().filter(node -> node.localName().equals(child)).findFirst();
  }
}

package dev.arbiter.rules.feel;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML document with its line. Names are local names, so that all versions of DMN
 * read alike. Documents with a DOCTYPE, more than 64 levels or 500,000 elements are refused;
 * nothing outside the document is ever read.
 */
public record XmlElement(
    String name, int line, Map<String, String> attributes, List<XmlElement> children, String text) {
  private static final int MAX_DEPTH = 64;

  /** The most elements of a document. */
  public static final int MAX_ELEMENTS = 500_000;

  /**
   * Reads a document.
   *
   * @throws XMLStreamException with its place, if it is malformed or refused
   */
  public static XmlElement read(byte[] bytes) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
    var open = new ArrayDeque<Builder>();
    var count = 0;
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new XMLStreamException("a DOCTYPE is not allowed", reader.getLocation());
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= MAX_DEPTH || ++count > MAX_ELEMENTS) {
            throw new XMLStreamException("too many elements or levels", reader.getLocation());
          }
          open.push(new Builder(reader));
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (!open.isEmpty()) {
            open.element().add(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          var element = open.pop().build();
          if (open.isEmpty()) {
            return element;
          }
          open.element().add(element);
        }
        default -> {
          // comments and instructions say nothing
        }
      }
    }
  }

  public List<XmlElement> all(String child) {
    return children.stream().filter(element -> element.name.equals(child)).toList();
  }

  public Optional<XmlElement> first(String child) {
    return children.stream().filter(element -> element.name.equals(child)).findFirst();
  }

  /** The text of the child {@code text}, or of this element, without surrounding blanks. */
  public String content() {
    return first("text").map(XmlElement::text).orElse(text).strip();
  }

  public String attribute(String attribute, String otherwise) {
    return attributes.getOrDefault(attribute, otherwise);
  }

  /** Shows this element and all below it. */
  public void walk(Consumer<XmlElement> visitor) {
    visitor.accept(this);
    children.forEach(child -> child.walk(visitor));
  }

  private static final class Builder {
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private List<XmlElement> children = List.of();
    private String text = "";
    private @Nullable StringBuilder pieces;

    Builder(XMLStreamReader reader) {
      name = reader.getLocalName();
      line = reader.getLocation().getLineNumber();
      attributes = reader.getAttributeCount() == 0 ? Map.of() : new HashMap<>();
      for (var i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }

    /** Most elements have no children, and most of the others more than one. */
    void add(XmlElement child) {
      if (children.isEmpty()) {
        children = new ArrayList<>();
      }
      children.add(child);
    }

    /** Most elements have their text in one piece. */
    void add(String piece) {
      if (text.isEmpty()) {
        text = piece;
      } else {
        pieces = pieces == null ? new StringBuilder(text) : pieces;
        pieces.append(piece);
      }
    }

    XmlElement build() {
      var all = pieces == null ? text : pieces.toString();
      return new XmlElement(name, line, Map.copyOf(attributes), List.copyOf(children), all);
    }
  }
}

package dev.arbiter.rules.feel;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.project.DisabledTags;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The annotations of the rows of a decision table: what people read, and tags in a column of that
 * name.
 *
 * @param tags the column of the tags, counted from 0; -1 if there is none
 */
public record Annotations(int tags) {

  /** Those that the element of a table declares. */
  public static Annotations of(XmlElement table) {
    var names = table.all("annotation").stream().map(one -> one.attribute("name", "")).toList();
    return new Annotations(names.indexOf(DisabledTags.FIELD));
  }

  /** The tags of a row. */
  public Set<String> tags(XmlElement row) {
    var entries = row.all("annotationEntry");
    return tags >= 0 && tags < entries.size()
        ? DisabledTags.in(entries.get(tags).content())
        : Set.of();
  }

  /** The first text that says something to people. */
  Optional<String> reason(XmlElement row) {
    return texts(row).stream().filter(text -> !text.isEmpty()).findFirst();
  }

  /** All that a row says beside its rule. */
  public String all(XmlElement row) {
    return row.all("annotationEntry").stream().map(XmlElement::content).collect(joining(" "));
  }

  private List<String> texts(XmlElement row) {
    var entries = row.all("annotationEntry");
    return IntStream.range(0, entries.size())
        .filter(i -> i != tags)
        .mapToObj(i -> entries.get(i).content())
        .toList();
  }
}

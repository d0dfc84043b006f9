package dev.arbiter.rules.project;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.yaml.YamlDocument;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tags that a project switches off. What carries one of them is left out of the release: an
 * action, segment, model or scenario by its field {@code tags}, a row of a decision table by its
 * annotation of that name, a rule in DRL by {@code @tags("…")}.
 *
 * @param tags sorted
 */
public record DisabledTags(SortedSet<String> tags) {
  /** The field, annotation or metadata that holds tags. */
  public static final String FIELD = "tags";

  /** Nothing is left out. */
  public static final DisabledTags NONE = new DisabledTags(Collections.emptySortedSet());

  public DisabledTags {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /** What {@code project.yaml} says; nothing where it is not sound, of which its reader tells. */
  public static DisabledTags of(ProjectFiles files) {
    return files
        .bytes("project.yaml")
        .flatMap(bytes -> YamlDocument.read("project.yaml", bytes, new Problems()))
        .filter(YamlValue::isObject)
        .map(project -> new DisabledTags(new TreeSet<>(project.object().texts("disabled"))))
        .orElse(NONE);
  }

  /** The tags in a text such as {@code winter, gifts}. */
  public static Set<String> in(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The tags of something that is declared in YAML. */
  public static Set<String> of(YamlObject declared) {
    return declared.list(FIELD).stream()
        .map(Names::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first thing that is wrong with tags that no reader of YAML saw; empty if nothing is. */
  public static Optional<String> objection(Collection<String> tags) {
    return tags.stream().flatMap(tag -> Names.objection(tag).stream()).findFirst();
  }

  /** Whether what carries these tags is left out. */
  public boolean meet(Collection<String> carried) {
    return carried.stream().anyMatch(tags::contains);
  }

  /** Those of these tags that are switched off. */
  public String among(Collection<String> carried) {
    return carried.stream().filter(tags::contains).sorted().collect(Collectors.joining(", "));
  }
}

package dev.arbiter.rules.tag;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is to be switched in a rule project by tags.
 *
 * @param disable from now on left out
 * @param enable from now on in force again, unless another tag is disabled
 */
public record TagSwitch(SortedSet<String> disable, SortedSet<String> enable) {
  static final String FILE = "project.yaml";
  static final String FIELD = "disabled";

  public TagSwitch {
    disable = Collections.unmodifiableSortedSet(new TreeSet<>(disable));
    enable = Collections.unmodifiableSortedSet(new TreeSet<>(enable));
  }

  public TagSwitch(Collection<String> disable, Collection<String> enable) {
    this(new TreeSet<>(disable), new TreeSet<>(enable));
  }

  /** Leaves out what carries one of these tags. */
  public static TagSwitch disable(Collection<String> tags) {
    return new TagSwitch(tags, List.of());
  }

  /** Takes back what carries one of these tags. */
  public static TagSwitch enable(Collection<String> tags) {
    return new TagSwitch(List.of(), tags);
  }

  /**
   * The project after the switch: nothing differs but the list of disabled tags, and of that file
   * no other byte.
   *
   * @throws ProjectException if the project is not sound before or would not be after it, if a tag
   *     to be enabled is not disabled, or if {@code project.yaml} is not written so that this can
   *     be done
   */
  public ProjectFiles in(ProjectFiles files) {
    RuleProject.of(files);
    var disabled = new TreeSet<>(DisabledTags.of(files).tags());
    var problems = new Problems();
    Stream.of(disable, enable)
        .flatMap(tags -> DisabledTags.objection(tags).stream())
        .forEach(wrong -> problems.add(FILE, 0, FIELD, wrong));
    for (var tag : enable) {
      if (!disabled.remove(tag) || disable.contains(tag)) {
        problems.add(FILE, 0, FIELD, found(tag, DisabledTags.of(files)));
      }
    }
    problems.throwIfAny();
    disabled.addAll(disable);
    var changed = DisabledList.write(files, disabled);
    TagCheck.check(RuleProject.of(changed), problems);
    problems.throwIfAny();
    return changed;
  }

  private String found(String tag, DisabledTags before) {
    if (disable.contains(tag)) {
      return "expected '%s' to be disabled or enabled, found both".formatted(tag);
    }
    return before.tags().isEmpty()
        ? "expected nothing to enable, for no tag is disabled, found '%s'".formatted(tag)
        : "expected a disabled tag to enable, one of %s, found '%s'"
            .formatted(String.join(", ", before.tags()), tag);
  }
}

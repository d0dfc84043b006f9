package dev.arbiter.rules.project;

import dev.arbiter.domain.release.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What differs between two states of a rule project.
 *
 * @param before empty if there was none
 */
public record ProjectChange(ProjectFiles before, ProjectFiles after) {
  /** Spreadsheets are among them, for their headers are code. */
  private static final Pattern CODE = Pattern.compile("rules/.*|tables/.*\\.(xlsx|csv)");

  /** Whether the file of this path is code, which only the developer tier may change. */
  public static boolean isCode(String path) {
    return CODE.matcher(path).matches();
  }

  /** The paths of the files that were added, changed or removed, in their order. */
  public List<String> paths() {
    return all().stream().filter(this::differs).toList();
  }

  private Set<String> all() {
    var all = new TreeSet<>(before.paths());
    all.addAll(after.paths());
    return all;
  }

  /**
   * The files whose code differs: as it is written, or in what of it is in force, because it may
   * bear a tag that only one of the two disables.
   */
  public List<String> code() {
    var switched = switched();
    return all().stream()
        .filter(ProjectChange::isCode)
        .filter(path -> differs(path) || mayBear(path, switched))
        .toList();
  }

  private Set<String> switched() {
    var earlier = DisabledTags.of(before).tags();
    var later = DisabledTags.of(after).tags();
    var switched = new TreeSet<>(earlier);
    switched.addAll(later);
    switched.removeIf(tag -> earlier.contains(tag) && later.contains(tag));
    return switched;
  }

  /** Workbooks are packed, so what they bear is not looked for. */
  private boolean mayBear(String path, Set<String> tags) {
    return !tags.isEmpty()
        && (path.endsWith(".xlsx")
            || after.text(path).stream().anyMatch(text -> tags.stream().anyMatch(text::contains)));
  }

  /** The developer tier if any code differs. */
  public Tier tier() {
    return code().isEmpty() ? Tier.BUSINESS : Tier.DEVELOPER;
  }

  private boolean differs(String path) {
    return !Arrays.equals(before.bytes(path).orElse(null), after.bytes(path).orElse(null));
  }
}

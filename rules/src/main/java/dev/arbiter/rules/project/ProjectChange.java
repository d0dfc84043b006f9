package dev.arbiter.rules.project;

import dev.arbiter.domain.release.Tier;
import java.util.Arrays;
import java.util.List;
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

  /** The paths of the files that were added, changed or removed, in their order. */
  public List<String> paths() {
    var all = new TreeSet<>(before.paths());
    all.addAll(after.paths());
    return all.stream().filter(this::differs).toList();
  }

  /** Those that hold code. */
  public List<String> code() {
    return paths().stream().filter(path -> CODE.matcher(path).matches()).toList();
  }

  /** The developer tier if any code differs. */
  public Tier tier() {
    return code().isEmpty() ? Tier.BUSINESS : Tier.DEVELOPER;
  }

  private boolean differs(String path) {
    return !Arrays.equals(before.bytes(path).orElse(null), after.bytes(path).orElse(null));
  }
}

package dev.arbiter.service.segments;

import dev.arbiter.service.segments.Preview.Size;
import java.util.List;
import java.util.Optional;

/**
 * What a caller may be told of how many there are: counts of less than five tell of single
 * subjects, and so do those of all but less than five.
 *
 * @param all whether the caller may know of single subjects
 */
record Discretion(boolean all) {
  private static final int FEWEST = 5;

  /** Whether so many are not told. */
  boolean hides(long count) {
    return !all && count < FEWEST;
  }

  long count(long count) {
    return hides(count) ? 0 : count;
  }

  /** Findings whose segments have so many members that they may be told, without their numbers. */
  List<Health.Finding> findings(List<Health.Finding> found, List<Segments.Group> groups) {
    return all
        ? found
        : found.stream()
            .filter(one -> one.segments().stream().noneMatch(s -> hides(Health.size(s, groups))))
            .map(one -> new Health.Finding(one.code(), one.segments(), ""))
            .toList();
  }

  boolean hides(Size size) {
    return hides(size.members()) || hides(size.looked() - size.members()) || hidesChange(size);
  }

  /** Each follows from the other and the sizes before and after, so that both are hidden. */
  private boolean hidesChange(Size size) {
    return size.entering().filter(this::hides).isPresent()
        || size.leaving().filter(this::hides).isPresent();
  }

  Size of(Size size) {
    if (!hides(size)) {
      return size;
    }
    var entering = size.entering().map(any -> 0L);
    var leaving = size.leaving().map(any -> 0L);
    if (hides(size.members())) {
      return shown(size, 0, 0, entering, leaving);
    }
    if (hides(size.looked() - size.members())) {
      return shown(size, size.looked(), size.of(), entering, leaving);
    }
    return new Size(
        size.looked(),
        size.of(),
        size.members(),
        size.estimate(),
        size.least(),
        size.most(),
        entering,
        leaving);
  }

  private static Size shown(
      Size size, long members, long ofAll, Optional<Long> entering, Optional<Long> leaving) {
    return new Size(size.looked(), size.of(), members, ofAll, ofAll, ofAll, entering, leaving);
  }
}

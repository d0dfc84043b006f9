package dev.arbiter.service.events;

import dev.arbiter.domain.fact.Violation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the records handed in: every one read is accepted, a duplicate or quarantined.
 *
 * @param byCode quarantined records by their first violation
 */
public record Tally(long accepted, long duplicates, Map<Violation.Code, Long> byCode) {
  public static final Tally NONE = new Tally(0, 0, Map.of());

  public Tally {
    var copy = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    copy.putAll(byCode);
    byCode = Collections.unmodifiableMap(copy);
  }

  public long quarantined() {
    return byCode.values().stream().mapToLong(Long::longValue).sum();
  }

  public long read() {
    return accepted + duplicates + quarantined();
  }

  public Tally plus(Tally other) {
    var sum = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    sum.putAll(byCode);
    other.byCode.forEach((code, count) -> sum.merge(code, count, Long::sum));
    return new Tally(accepted + other.accepted, duplicates + other.duplicates, sum);
  }
}

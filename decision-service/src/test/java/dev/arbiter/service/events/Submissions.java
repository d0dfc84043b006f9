package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.profile.Identifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes what tests hand in. */
final class Submissions {
  static final Instant AT = Instant.parse("2026-11-20T10:00:00.123456Z");

  private Submissions() {}

  /** A view by whom the identifiers of the form kind:value name. */
  static Event view(String id, String... identifiers) {
    return event(id, "view", Map.of("product", "product of " + id), identifiers);
  }

  static Event event(String id, String type, Map<String, ?> data, String... identifiers) {
    var names =
        Arrays.stream(identifiers)
            .map(Identifier::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Event(id, type, "web", AT, names, Facts.of(data));
  }

  static Lot lot(Event... events) {
    return Lot.of(submissions(events));
  }

  static List<Submission> submissions(Event... events) {
    return IntStream.range(0, events.length)
        .mapToObj(i -> Submission.acceptable(i, events[i], () -> bytes(events[i].id())))
        .toList();
  }

  static Submission refused(long index, String id, String original) {
    return Submission.refused(
        index, id, List.of(Violation.missing("data.product")), () -> bytes(original));
  }

  /** A lot of one refused record of an import. */
  static Lot refusal(String id, String origin) {
    return new Lot(List.of(refused(6, id, "original")), Optional.of(origin), Lot.Bookkeeping.NONE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

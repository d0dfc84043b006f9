package dev.arbiter.rules.project;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files of segments and brings each after the one it lies within. */
final class SegmentReader {
  private static final int MOST = 1_000;

  private final Problems problems;

  SegmentReader(Problems problems) {
    this.problems = problems;
  }

  static SegmentBounds bounds(YamlValue value) {
    var bounds = value.object().only("most", "policy");
    return new SegmentBounds(
        bounds
            .get("most")
            .map(v -> new Numbers(v).whole(1, MOST))
            .orElse(SegmentBounds.DEFAULT.most()),
        bounds
            .get("policy")
            .flatMap(v -> v.constant(SegmentBounds.Policy.class))
            .orElse(SegmentBounds.DEFAULT.policy()));
  }

  List<SegmentSource> read(List<YamlObject> objects) {
    var segments = new LinkedHashMap<String, SegmentSource>();
    for (var object : objects) {
      var segment = segment(object);
      segments.put(segment.id(), segment);
    }
    var ordered = new LinkedHashSet<SegmentSource>();
    segments.values().forEach(segment -> place(segment, segments, new ArrayList<>(), ordered));
    return List.copyOf(ordered);
  }

  private static SegmentSource segment(YamlObject segment) {
    segment.only(
        "id",
        "description",
        "condition",
        "within",
        "core",
        "owner",
        "reviewBy",
        DisabledTags.FIELD);
    var condition = segment.required("condition").map(FileNames::source);
    return new SegmentSource(
        FileNames.id(segment),
        segment.get("within").map(Names::id),
        condition.orElse(new SourceText("true", segment.value().file(), 0, "condition")),
        segment.get("core").map(YamlValue::truth).orElse(false),
        segment.text("owner"),
        segment.get("reviewBy").flatMap(SegmentReader::date),
        DisabledTags.of(segment));
  }

  private static Optional<LocalDate> date(YamlValue value) {
    try {
      return Optional.of(LocalDate.parse(value.text()));
    } catch (DateTimeException malformed) {
      value.expected("a date such as 2026-11-22");
      return Optional.empty();
    }
  }

  private void place(
      SegmentSource segment,
      Map<String, SegmentSource> segments,
      List<String> way,
      Set<SegmentSource> ordered) {
    var file = segment.condition().file();
    if (way.contains(segment.id())) {
      problems.add(file, 0, "within", "lies within itself: " + String.join(", ", way));
      return;
    }
    way.add(segment.id());
    segment
        .within()
        .ifPresent(
            outer -> {
              if (segments.containsKey(outer)) {
                place(segments.get(outer), segments, way, ordered);
              } else {
                problems.add(file, 0, "within", "expected a segment, found '" + outer + "'");
              }
            });
    ordered.add(segment);
  }
}

package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.timeline.Series;
import dev.arbiter.domain.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.infinispan.protostream.annotations.Proto;
import org.jspecify.annotations.Nullable;

/** A series of events in ProtoStream: its type, times and keys, and the fields by column. */
@Proto
record SeriesEntry(String type, long[] times, long[] keys, List<ColumnEntry> columns) {

  /** One field of all events; an empty text stands for nothing, another says first what it is. */
  @Proto
  record ColumnEntry(String field, List<String> cells) {}

  static List<SeriesEntry> of(Timeline timeline) {
    return timeline.types().entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static SeriesEntry of(String type, Series series) {
    var all = IntStream.range(0, series.size());
    var columns =
        series.fields().stream()
            .map(
                field ->
                    new ColumnEntry(
                        field,
                        IntStream.range(0, series.size())
                            .mapToObj(i -> cell(series.value(i, field)))
                            .toList()))
            .toList();
    return new SeriesEntry(
        type,
        all.mapToLong(i -> ChronoUnit.MICROS.between(Instant.EPOCH, series.at(i))).toArray(),
        LongStream.range(0, series.size()).map(i -> series.key((int) i)).toArray(),
        columns);
  }

  static Timeline timeline(List<SeriesEntry> entries) {
    var types = new TreeMap<String, Series>();
    for (var entry : entries) {
      var same = new HashMap<String, @Nullable Object>();
      var columns = new TreeMap<String, List<? extends @Nullable Object>>();
      for (var column : entry.columns()) {
        columns.put(
            column.field(),
            column.cells().stream()
                .map(cell -> same.computeIfAbsent(cell, SeriesEntry::value))
                .toList());
      }
      types.put(entry.type(), Series.of(entry.times(), entry.keys(), columns));
    }
    return Timeline.of(types);
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text
        ? "t" + text
        : value instanceof BigDecimal
            ? "n" + value
            : value instanceof Instant ? "i" + value : "b" + value;
  }

  private static @Nullable Object value(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    var text = cell.substring(1);
    return switch (cell.charAt(0)) {
      case 't' -> text;
      case 'n' -> new BigDecimal(text);
      case 'i' -> Instant.parse(text);
      default -> Boolean.valueOf(text);
    };
  }
}

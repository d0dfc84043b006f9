package dev.arbiter.service.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.quarantine.Rereader;
import dev.arbiter.service.http.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads lines of imports anew, by the mapping as it is now; other records are left to another
 * reader.
 */
public final class RowRereader implements Rereader {
  private static final TypeReference<Map<String, String>> ROW = new TypeReference<>() {};

  private final ImportStore store;
  private final EventJson json;
  private final Rereader others;

  public RowRereader(ImportStore store, EventJson json, Rereader others) {
    this.store = store;
    this.json = json;
    this.others = others;
  }

  @Override
  public List<Submission> read(Optional<String> origin, byte[] original, Instant receivedAt) {
    var progress = origin.flatMap(store::find);
    return progress.isPresent()
        ? line(progress.get(), original, receivedAt)
        : others.read(origin, original, receivedAt);
  }

  private List<Submission> line(ImportProgress progress, byte[] original, Instant receivedAt) {
    Map<String, String> row;
    try {
      row = Json.mapper().readValue(original, ROW);
    } catch (IOException unreadable) {
      return refused(
          List.of(Violation.mismatch("line", "an object of texts by column", "something else")),
          original);
    }
    var mapping = Mapping.parse(store.mapping(progress.mapping()).orElseThrow(), json.schemas());
    for (var column : mapping.columns()) {
      if (!row.containsKey(column)) {
        return refused(List.of(Violation.missing(column)), original);
      }
    }
    var mapped = mapping.map(row, progress.shift(), receivedAt);
    if (mapped instanceof Mapped.Rejected rejected) {
      return refused(rejected.violations(), original);
    }
    return ((Mapped.Accepted) mapped)
        .events().stream().map(event -> Submission.acceptable(0, event, () -> original)).toList();
  }

  private static List<Submission> refused(List<Violation> violations, byte[] original) {
    return List.of(Submission.refused(0, "", violations, () -> original));
  }
}

package dev.arbiter.service.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.Submission;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One import from where it stands to its end. Lines are decided in lots, the next of which are read
 * while the last ones are written; how far it is goes to the database in the transaction of each
 * lot, so that after a crash no line is counted twice. For one thread and one run.
 */
final class ImportRun {
  private static final int LOT_LINES = 1_000;
  private static final int LOT_CHARS = 1 << 20;

  private final Intake intake;
  private final ImportStore store;
  private final ObjectMapper mapper;
  private final BooleanSupplier stopped;
  private final ImportProgress progress;
  private final LotsAhead ahead = new LotsAhead();
  private long handedIn;

  /**
   * @param stopped whether to leave off after the current lot, to be gone on with later
   */
  ImportRun(
      ImportProgress progress,
      Intake intake,
      ImportStore store,
      ObjectMapper mapper,
      BooleanSupplier stopped) {
    this.progress = progress;
    this.handedIn = progress.lines();
    this.intake = intake;
    this.store = store;
    this.mapper = mapper;
    this.stopped = stopped;
  }

  /**
   * Reads on to the end of the file.
   *
   * @return whether the end was reached
   * @throws ImportException if the file cannot be read any further
   */
  boolean run(Path file, Mapping mapping) throws IOException {
    try {
      return read(file, mapping);
    } finally {
      // That a lot failed counts for more than what came after it.
      ahead.await();
    }
  }

  private boolean read(Path file, Mapping mapping) throws IOException {
    try (var raw = new Counting(Files.newInputStream(file));
        var lines = mapping.read(Unpacked.of(raw), progress.shift(), progress.startedAt())) {
      var lot = new ArrayList<MappedLine>(LOT_LINES);
      var chars = 0L;
      while (lines.hasNext()) {
        var line = lines.next();
        if (line.number() > progress.lines()) {
          lot.add(line);
          chars += line.chars();
        }
        if (lot.size() == LOT_LINES || chars >= LOT_CHARS || !lines.hasNext()) {
          if (stopped.getAsBoolean()) {
            return false;
          }
          handIn(lot, raw.count);
          lot.clear();
          chars = 0;
        }
      }
      return true;
    }
  }

  /** Hands in lines that are decided only if those before them were. */
  private void handIn(List<MappedLine> lines, long bytesRead) {
    if (lines.isEmpty()) {
      return;
    }
    var from = handedIn;
    var last = lines.get(lines.size() - 1).number();
    Lot.Bookkeeping bookkeeping =
        (connection, tally, first) -> {
          store.advance(connection, progress.id(), from, one -> one.at(bytesRead, last, tally));
          store.setAside(connection, progress.id(), first, tally.accepted());
        };
    var submissions = lines.stream().flatMap(line -> submissions(line).stream()).toList();
    ahead.add(intake.begin(new Lot(submissions, Optional.of(progress.id()), bookkeeping)));
    handedIn = last;
  }

  private List<Submission> submissions(MappedLine line) {
    var index = line.number() - 1;
    if (line.mapped() instanceof Mapped.Rejected rejected) {
      var original = original(line);
      var id = "line-" + UUID.nameUUIDFromBytes(original);
      return List.of(Submission.refused(index, id, rejected.violations(), () -> original));
    }
    return ((Mapped.Accepted) line.mapped())
        .events().stream()
            .map(event -> Submission.acceptable(index, event, () -> original(line)))
            .toList();
  }

  private byte[] original(MappedLine line) {
    try {
      return mapper.writeValueAsBytes(line.row());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}

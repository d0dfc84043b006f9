package dev.arbiter.service.events.http;

import dev.arbiter.service.events.EventReport;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one request, handed to the intake in lots while they are read, so that a long
 * stream is never held as a whole. For one thread.
 */
public final class Delivery {
  private static final int LOT = 500;
  private static final long LOT_CHARS = 1L << 20;

  private final Intake intake;
  private final EventReport report = new EventReport();
  private final List<Submission> lot = new ArrayList<>();
  private long chars;

  public Delivery(Intake intake) {
    this.intake = intake;
  }

  /** The place of the next record, from 0, if every record was one submission. */
  public long next() {
    return report.read() + lot.size();
  }

  /** Hands in a record that is held in memory anyway. */
  public void add(Submission submission) {
    add(submission, 0);
  }

  /**
   * Hands in a record.
   *
   * @param length what it holds in memory, in characters
   */
  void add(Submission submission, int length) {
    lot.add(submission);
    chars += length;
    if (lot.size() == LOT || chars >= LOT_CHARS) {
      flush();
    }
  }

  /** What became of all records, after the commit of the last. */
  public EventReport report() {
    if (!lot.isEmpty()) {
      flush();
    }
    return report;
  }

  private void flush() {
    report.add(intake.accept(Lot.of(lot)));
    lot.clear();
    chars = 0;
  }
}

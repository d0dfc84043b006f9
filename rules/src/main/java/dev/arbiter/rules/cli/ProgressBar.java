package dev.arbiter.rules.cli;

import java.io.PrintWriter;

/**
 * The progress of one task: a bar that is redrawn on a terminal, a line every tenth elsewhere.
 *
 * <p>For one thread.
 */
public final class ProgressBar {

  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private final String task;
  private int shown = -1;

  /**
   * @param terminal whether a line can be written over
   */
  public ProgressBar(PrintWriter out, boolean terminal, String task) {
    this.out = out;
    this.terminal = terminal;
    this.task = task;
  }

  /** Shows {@code done} of {@code total}; nothing is known while {@code total} is zero. */
  public void show(long done, long total) {
    double part = total == 0 ? 0 : Math.min(1.0, (double) done / total);
    int step = (int) (part * (terminal ? WIDTH : TENTHS));
    if (step == shown) {
      return;
    }
    shown = step;
    int percent = (int) Math.floor(part * 100);
    if (terminal) {
      String bar = "█".repeat(step) + "░".repeat(WIDTH - step);
      out.printf("\r  %s %s %3d %%", task, bar, percent);
    } else {
      out.printf("  %s %d %%%n", task, percent);
    }
    out.flush();
  }

  /** Ends the line with what came of the task. */
  public void finish(String result) {
    out.printf(terminal ? "\r  %s: %s\u001b[K%n" : "  %s: %s%n", task, result);
    out.flush();
  }
}

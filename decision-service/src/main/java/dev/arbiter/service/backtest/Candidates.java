package dev.arbiter.service.backtest;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.replay.Terms;
import java.util.Optional;

/** What can be backtested. Thread-safe. */
public interface Candidates {

  /**
   * A release that is lent to one run.
   *
   * @param end gives it back; to be run once
   */
  record Loan(Release release, Runnable end) {}

  /** A release that was published. */
  Loan release(String project, long number);

  /**
   * A project that came as sources, compiled and not kept.
   *
   * @param mayChangeCode whether its code may differ from that of the release in force
   */
  Loan draft(String project, byte[] zip, boolean mayChangeCode);

  /** What a published release declares; empty if there is none of this number. */
  Optional<Terms> terms(String project, long number);
}

package dev.arbiter.service;

import dev.arbiter.domain.replay.Terms;
import dev.arbiter.service.backtest.Candidates;
import dev.arbiter.service.releases.Releases;
import dev.arbiter.service.releases.Trials.Trial;
import java.util.Optional;

/** Lends releases and drafts to backtests. */
record BacktestCandidates(Releases releases) implements Candidates {

  @Override
  public Loan release(String project, long number) {
    return loan(releases.trials().release(project, number));
  }

  @Override
  public Loan draft(String project, byte[] zip, boolean mayChangeCode) {
    return loan(releases.draft(project, zip, mayChangeCode));
  }

  @Override
  public Optional<Terms> terms(String project, long number) {
    return releases.trials().terms(project, number);
  }

  private static Loan loan(Trial trial) {
    return new Loan(trial.release(), trial.end());
  }
}

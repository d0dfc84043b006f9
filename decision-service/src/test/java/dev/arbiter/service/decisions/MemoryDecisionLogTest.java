package dev.arbiter.service.decisions;

final class MemoryDecisionLogTest extends DecisionLogContract {
  private final MemoryDecisionLog log = new MemoryDecisionLog();

  @Override
  DecisionLog log() {
    return log;
  }
}

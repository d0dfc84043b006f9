package dev.arbiter.service.backtest.tally;

/** How often an action is chosen before and after. For one thread. */
final class ActionCounts {
  private long contactsBefore;
  private long contactsAfter;
  private long firstBefore;
  private long firstAfter;
  private double valueBefore;
  private double valueAfter;

  void add(boolean isBefore, boolean isFirst, double value) {
    if (isBefore) {
      contactsBefore++;
      firstBefore += isFirst ? 1 : 0;
      valueBefore += value;
    } else {
      contactsAfter++;
      firstAfter += isFirst ? 1 : 0;
      valueAfter += value;
    }
  }

  void add(ActionCounts other) {
    contactsBefore += other.contactsBefore;
    contactsAfter += other.contactsAfter;
    firstBefore += other.firstBefore;
    firstAfter += other.firstAfter;
    valueBefore += other.valueBefore;
    valueAfter += other.valueAfter;
  }

  BacktestResult.ActionSums sums(String action) {
    return new BacktestResult.ActionSums(
        action, contactsBefore, contactsAfter, firstBefore, firstAfter, valueBefore, valueAfter);
  }
}

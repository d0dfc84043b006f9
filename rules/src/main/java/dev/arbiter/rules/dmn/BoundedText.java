package dev.arbiter.rules.dmn;

/**
 * A text that pays for each look at one of its characters, so that a regular expression which would
 * try for hours ends with the budget.
 */
record BoundedText(String text, int from, int to) implements CharSequence {
  BoundedText(String text) {
    this(text, 0, text.length());
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    Budget.current().step();
    return text.charAt(from + index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text, from + start, from + end);
  }

  @Override
  public String toString() {
    return text.substring(from, to);
  }
}

package dev.arbiter.rules.edit.xml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Replacements of parts of a text, applied at once in linear time. Parts do not overlap; of those
 * that begin at the same place, the one told first comes first. For one thread.
 */
public final class Splices {
  private final String text;
  private final List<Splice> splices = new ArrayList<>();

  private record Splice(int start, int end, String replacement) {}

  public Splices(String text) {
    this.text = text;
  }

  /** Replaces the characters from {@code start} until before {@code end}. */
  public void replace(int start, int end, String replacement) {
    splices.add(new Splice(start, end, replacement));
  }

  public void insert(int place, String inserted) {
    replace(place, place, inserted);
  }

  /** The text from {@code start} until before {@code end}, with all replacements made there. */
  public String applied(int start, int end) {
    splices.sort(Comparator.comparingInt(Splice::start));
    var result = new StringBuilder(end - start);
    var at = start;
    for (var splice : splices) {
      if (splice.start() < at || splice.end() > end) {
        throw new IllegalStateException("expected parts that do not overlap");
      }
      result.append(text, at, splice.start()).append(splice.replacement());
      at = splice.end();
    }
    return result.append(text, at, end).toString();
  }

  /** The whole text with all replacements made. */
  public String applied() {
    return applied(0, text.length());
  }
}

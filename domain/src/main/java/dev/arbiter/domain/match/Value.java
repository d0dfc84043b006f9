package dev.arbiter.domain.match;

import dev.arbiter.domain.match.text.Nysiis;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a record says in one field, in the form in which it is compared.
 *
 * @param text letters and digits in lower case, without accents, blanks and punctuation; of an
 *     e-mail address all but the blanks around it; empty if the record says nothing
 * @param sound the phonetic code of a name; of one without Latin letters, the text
 */
record Value(String text, String sound) {
  static final Value NONE = new Value("", "");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DATE = Pattern.compile("\\d{8}");
  private static final int LONGEST = 256;
  private static final int YEAR = 4;
  private static final int MONTH = 6;

  static Value of(Kind kind, String written) {
    var lower =
        Normalizer.normalize(written.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var bare = ACCENTS.matcher(lower).replaceAll("");
    var kept = kind == Kind.EMAIL ? bare : NOISE.matcher(bare).replaceAll("");
    var text = kept.substring(0, Math.min(LONGEST, kept.length()));
    var sounds = kind.levels().contains(Level.SOUND);
    return text.isEmpty() ? NONE : new Value(text, sounds ? sound(text) : "");
  }

  private static String sound(String text) {
    var code = Nysiis.code(text.toUpperCase(Locale.ROOT));
    return code.isEmpty() ? text : code;
  }

  boolean isMissing() {
    return text.isEmpty();
  }

  /** Whether it is a date, with the year first; whether there is such a day is not asked. */
  boolean isDate() {
    return DATE.matcher(text).matches();
  }

  String year() {
    return text.substring(0, YEAR);
  }

  /** The date with day and month exchanged. */
  String reordered() {
    return year() + text.substring(MONTH) + text.substring(YEAR, MONTH);
  }

  /** Nothing: what a record says is personal. */
  @Override
  public String toString() {
    return "Value[…]";
  }
}

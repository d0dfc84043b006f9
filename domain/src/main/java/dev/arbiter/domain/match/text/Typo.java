package dev.arbiter.domain.match.text;

/**
 * One slip of a typist: a character replaced, left out or put in, or two neighbours exchanged.
 *
 * @see <a href="https://doi.org/10.1145/363958.363994">F. J. Damerau, A Technique for Computer
 *     Detection and Correction of Spelling Errors, 1964</a>
 */
public final class Typo {
  private Typo() {}

  /** Whether the texts are equal or one slip makes one of them the other. */
  public static boolean atMostOne(String one, String other) {
    var a = one.length() <= other.length() ? one : other;
    var b = one.length() <= other.length() ? other : one;
    if (b.length() - a.length() > 1) {
      return false;
    }
    var at = 0;
    while (at < a.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    if (a.length() < b.length()) {
      return rest(a, at).equals(rest(b, at + 1));
    }
    return rest(a, at + 1).equals(rest(b, at + 1)) || exchanged(a, b, at);
  }

  private static boolean exchanged(String a, String b, int at) {
    return at + 1 < a.length()
        && a.charAt(at) == b.charAt(at + 1)
        && a.charAt(at + 1) == b.charAt(at)
        && rest(a, at + 2).equals(rest(b, at + 2));
  }

  private static String rest(String text, int from) {
    return text.substring(Math.min(from, text.length()));
  }
}

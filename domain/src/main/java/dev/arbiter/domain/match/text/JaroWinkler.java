package dev.arbiter.domain.match.text;

/**
 * The similarity of Jaro and Winkler: the share of characters that two texts have in common at
 * about the same place, less half of those out of order, raised if the texts begin alike.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478785">M. A. Jaro, Advances in
 *     Record-Linkage Methodology as Applied to Matching the 1985 Census of Tampa, 1989</a>
 * @see <a href="https://eric.ed.gov/?id=ED325505">W. E. Winkler, String Comparator Metrics and
 *     Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage, 1990</a>
 */
public final class JaroWinkler {
  /** How many characters of a text count: one bit of a long for each. */
  private static final int COUNTED = Long.SIZE;

  private static final int PREFIX = 4;
  private static final double PER_CHAR = 0.1;

  /** Texts less alike than this are not raised for how they begin. */
  private static final double RAISED_FROM = 0.7;

  private JaroWinkler() {}

  /**
   * From 0, nothing in common, to 1, equal; the same either way round. What comes after 64
   * characters does not count.
   */
  public static double similarity(String one, String other) {
    var a = counted(one.length() <= other.length() ? one : other);
    var b = counted(one.length() <= other.length() ? other : one);
    var jaro = jaro(a, b);
    if (jaro <= RAISED_FROM) {
      return jaro;
    }
    var alike = 0;
    while (alike < Math.min(PREFIX, a.length()) && a.charAt(alike) == b.charAt(alike)) {
      alike++;
    }
    return jaro + alike * PER_CHAR * (1 - jaro);
  }

  private static String counted(String text) {
    return text.length() <= COUNTED ? text : text.substring(0, COUNTED);
  }

  private static double jaro(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.equals(b) ? 1 : 0;
    }
    var ofA = 0L;
    var ofB = 0L;
    var reach = Math.max(0, b.length() / 2 - 1);
    for (var i = 0; i < a.length(); i++) {
      var last = Math.min(b.length() - 1, i + reach);
      for (var j = Math.max(0, i - reach); j <= last; j++) {
        if (a.charAt(i) == b.charAt(j) && (ofB & 1L << j) == 0) {
          ofA |= 1L << i;
          ofB |= 1L << j;
          break;
        }
      }
    }
    double common = Long.bitCount(ofA);
    if (common == 0) {
      return 0;
    }
    var moved = outOfOrder(a, ofA, b, ofB) / 2.0;
    return (common / a.length() + common / b.length() + (common - moved) / common) / 3;
  }

  /** How many of the characters in common, each one bit, differ from those in turn. */
  private static int outOfOrder(String a, long ofA, String b, long ofB) {
    var count = 0;
    for (var restOfB = ofB; ofA != 0; ofA &= ofA - 1, restOfB &= restOfB - 1) {
      var i = Long.numberOfTrailingZeros(ofA);
      if (a.charAt(i) != b.charAt(Long.numberOfTrailingZeros(restOfB))) {
        count++;
      }
    }
    return count;
  }
}

package dev.arbiter.domain.match.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The phonetic code of the New York State Identification and Intelligence System: names that sound
 * alike in English have the same code, of at most six letters.
 *
 * @see <a href="https://xlinux.nist.gov/dads/HTML/nysiis.html">NIST, Dictionary of Algorithms and
 *     Data Structures: NYSIIS; after R. L. Taft, Name Search Techniques, 1970</a>
 */
public final class Nysiis {
  private static final int LENGTH = 6;
  private static final Pattern OTHERS = Pattern.compile("[^A-Z]");
  private static final List<Rule> BEGINNINGS =
      List.of(
          Rule.of("^MAC", "MCC"),
          Rule.of("^KN", "NN"),
          Rule.of("^K", "C"),
          Rule.of("^(?:PH|PF)", "FF"),
          Rule.of("^SCH", "SSS"));
  private static final List<Rule> ENDS =
      List.of(Rule.of("(?:EE|IE)$", "Y"), Rule.of("(?:DT|RT|RD|NT|ND)$", "D"));

  private record Rule(Pattern from, String to) {
    static Rule of(String from, String to) {
      return new Rule(Pattern.compile(from), to);
    }
  }

  private Nysiis() {}

  /**
   * The code of a name in upper case; what is not from A to Z is left out.
   *
   * @return empty if there is no such letter
   */
  public static String code(String name) {
    var letters = OTHERS.matcher(name).replaceAll("");
    if (letters.isEmpty()) {
      return "";
    }
    var word = new StringBuilder(first(first(letters, BEGINNINGS), ENDS));
    var code = new StringBuilder().append(word.charAt(0));
    for (var at = 1; at < word.length(); at++) {
      rewrite(word, at);
      if (word.charAt(at) != word.charAt(at - 1)) {
        code.append(word.charAt(at));
      }
    }
    return ending(code).substring(0, Math.min(LENGTH, code.length()));
  }

  private static String first(String text, List<Rule> rules) {
    for (var rule : rules) {
      var found = rule.from().matcher(text);
      if (found.find()) {
        return found.replaceFirst(rule.to());
      }
    }
    return text;
  }

  /** Writes what stands at the place as it sounds, of as many letters as before. */
  private static void rewrite(StringBuilder word, int at) {
    if (begins(word, at, "EV")) {
      word.replace(at, at + 2, "AF");
    } else if (isVowel(word.charAt(at))) {
      word.setCharAt(at, 'A');
    } else if (begins(word, at, "KN")) {
      word.replace(at, at + 2, "NN");
    } else if (begins(word, at, "SCH")) {
      word.replace(at, at + 3, "SSS");
    } else if (begins(word, at, "PH")) {
      word.replace(at, at + 2, "FF");
    } else {
      word.setCharAt(at, consonant(word, at));
    }
  }

  private static char consonant(StringBuilder word, int at) {
    var before = word.charAt(at - 1);
    var here = word.charAt(at);
    return switch (here) {
      case 'Q' -> 'G';
      case 'Z' -> 'S';
      case 'M' -> 'N';
      case 'K' -> 'C';
      case 'H' -> isVowel(before) && isVowelAt(word, at + 1) ? here : before;
      case 'W' -> isVowel(before) ? 'A' : here;
      default -> here;
    };
  }

  private static StringBuilder ending(StringBuilder code) {
    dropLast(code, 'S');
    if (code.length() > 2 && code.toString().endsWith("AY")) {
      code.deleteCharAt(code.length() - 2);
    }
    dropLast(code, 'A');
    return code;
  }

  private static void dropLast(StringBuilder code, char letter) {
    if (code.length() > 1 && code.charAt(code.length() - 1) == letter) {
      code.setLength(code.length() - 1);
    }
  }

  private static boolean begins(StringBuilder word, int at, String with) {
    return word.indexOf(with, at) == at;
  }

  private static boolean isVowelAt(StringBuilder word, int at) {
    return at < word.length() && isVowel(word.charAt(at));
  }

  private static boolean isVowel(char letter) {
    return "AEIOU".indexOf(letter) >= 0;
  }
}

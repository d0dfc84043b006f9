package dev.arbiter.domain.profile;

import dev.arbiter.domain.fact.Text;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.format.PhoneNumbers;
import dev.arbiter.domain.format.Telephones;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name by which one source knows a subject, normalised so that equal people compare equal.
 *
 * @param kind what sort of name, for instance {@code email} or {@code customer}
 * @param value the name itself, in Unicode's composed form and without surrounding blanks; e-mail
 *     addresses in lower case
 */
public record Identifier(String kind, String value) implements Comparable<Identifier> {
  private static final Comparator<Identifier> ORDER =
      Comparator.comparing(Identifier::kind).thenComparing(Identifier::value);
  private static final Pattern KIND = Pattern.compile("[a-z][a-zA-Z0-9-]{0,31}");
  private static final int MAX_VALUE = 256;

  public Identifier {
    if (!KIND.matcher(kind).matches()) {
      throw new ViolationException(
          Violation.outOfRange(
              "identifiers", "named by a letter and up to 31 letters, digits or dashes"));
    }
    value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    if (value.isEmpty()) {
      throw new ViolationException(Violation.missing("identifiers." + kind));
    }
    if (kind.equals("email")) {
      value = value.toLowerCase(Locale.ROOT);
    }
    Text.check("identifiers." + kind, value, MAX_VALUE);
  }

  /**
   * Reads {@code kind:value}.
   *
   * @throws ViolationException if there is no colon, or a part is not acceptable
   */
  public static Identifier parse(String text) {
    var colon = text.indexOf(':');
    if (colon < 0) {
      throw new ViolationException(
          Violation.mismatch("identifier", "of the form kind:value", "no colon"));
    }
    return new Identifier(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * As it is compared when it comes in: a {@code phone} in E.164, all others as they are.
   *
   * @throws ViolationException if there can be no such number
   */
  public Identifier standard(PhoneNumbers numbers) {
    if (!kind.equals("phone")) {
      return this;
    }
    return numbers
        .e164(value, Optional.empty())
        .map(number -> number.equals(value) ? this : new Identifier(kind, number))
        .orElseThrow(
            () ->
                new ViolationException(Violation.format("identifiers.phone", Telephones.EXPECTED)));
  }

  @Override
  public int compareTo(Identifier other) {
    return ORDER.compare(this, other);
  }

  /** The kind only: the value is personal. */
  @Override
  public String toString() {
    return kind + ":…";
  }
}

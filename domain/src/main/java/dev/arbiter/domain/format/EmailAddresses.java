package dev.arbiter.domain.format;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of e-mail, in lower case and Unicode's composed form. What RFC 5321 would allow in
 * quotes or without a dot in the domain is not taken for one.
 */
public record EmailAddresses() implements Format {
  private static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@\"(),:;<>\\[\\]]{1,64}@([\\p{L}\\p{N}-]+\\.)+[\\p{L}\\p{N}-]{2,}");

  @Override
  public Optional<Object> standard(Object value, PhoneNumbers phones) {
    if (!(value instanceof String text) || text.length() > LONGEST) {
      return Optional.empty();
    }
    var address = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return ADDRESS.matcher(address).matches() ? Optional.of(address) : Optional.empty();
  }

  @Override
  public String expected() {
    return "an address of e-mail";
  }
}

package dev.arbiter.service.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.arbiter.domain.format.PhoneNumbers;
import java.util.Optional;

/**
 * Telephone numbers by the numbering plans in Google's libphonenumber. Taken is what could be a
 * number by its length; whether it was ever given to somebody nobody can tell offline. An extension
 * is left out: E.164 has none. Thread-safe.
 */
public final class NumberingPlans implements PhoneNumbers {
  private static final int LONGEST = 64;

  private final Optional<String> usual;
  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  /**
   * @param usual the region of numbers without a country code, as in ISO 3166; without it they are
   *     refused
   */
  public NumberingPlans(Optional<String> usual) {
    this.usual = usual;
  }

  /** Whether there is a numbering plan for these two letters of ISO 3166. */
  public static boolean isRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  @Override
  public Optional<String> e164(String text, Optional<String> region) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var number = plans.parse(text, region.or(() -> usual).orElse("ZZ"));
      return plans.isPossibleNumber(number)
          ? Optional.of(plans.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }
}

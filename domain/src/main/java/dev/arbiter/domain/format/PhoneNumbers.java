package dev.arbiter.domain.format;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads telephone numbers as people write them. Implementations are pure and thread-safe. */
public interface PhoneNumbers {
  /** Knows no numbering plan: takes what has its country code and at most 15 digits. */
  PhoneNumbers WRITTEN_OUT = new WrittenOut();

  /**
   * The number in E.164 (ITU-T), such as {@code +442079460018}; empty if there can be no such
   * number.
   *
   * @param region where a number without a country code is dialled, as in ISO 3166; empty for the
   *     usual one of the installation
   */
  Optional<String> e164(String text, Optional<String> region);

  /** See {@link PhoneNumbers#WRITTEN_OUT}. */
  final class WrittenOut implements PhoneNumbers {
    private static final Pattern BETWEEN = Pattern.compile("[\\s().-]");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{5,14}");

    private WrittenOut() {}

    @Override
    public Optional<String> e164(String text, Optional<String> region) {
      return Optional.of(BETWEEN.matcher(text).replaceAll(""))
          .filter(number -> NUMBER.matcher(number).matches());
    }
  }
}

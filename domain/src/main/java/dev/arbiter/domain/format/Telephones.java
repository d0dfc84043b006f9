package dev.arbiter.domain.format;

import java.util.Optional;

/**
 * Telephone numbers, in E.164 (ITU-T).
 *
 * @param region where numbers without a country code are dialled, as in ISO 3166; empty for the
 *     usual one of the installation
 */
public record Telephones(Optional<String> region) implements Format {
  /** What a text must be. */
  public static final String EXPECTED =
      "a possible telephone number; one without a country code needs a region";

  @Override
  public Optional<Object> standard(Object value, PhoneNumbers phones) {
    return value instanceof String text ? phones.e164(text, region).map(e164 -> e164) : none();
  }

  private static Optional<Object> none() {
    return Optional.empty();
  }

  @Override
  public String expected() {
    return EXPECTED;
  }
}

package dev.arbiter.domain.format;

import java.util.Optional;

/**
 * A standard form that values are given when they come in. Implementations are pure, thread-safe,
 * and equal if they give the same; what is in standard form already stays as it is.
 */
public sealed interface Format
    permits Countries, Currencies, Dates, EmailAddresses, Measures, Telephones {

  /** The value in its standard form; empty if it can be none. */
  Optional<Object> standard(Object value, PhoneNumbers phones);

  /** What a value must be, such as "a telephone number". */
  String expected();
}

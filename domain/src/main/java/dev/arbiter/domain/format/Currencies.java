package dev.arbiter.domain.format;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Currencies, as the three letters of ISO 4217. Also taken are the signs that mean one currency
 * only; {@code $} and {@code ¥} mean several and are refused.
 */
public record Currencies() implements Format {
  private static final Map<String, String> CODES = codes();

  private static Map<String, String> codes() {
    var codes =
        new HashMap<>(
            Map.of(
                "€", "EUR", "£", "GBP", "US$", "USD", "₹", "INR", "₺", "TRY", "₩", "KRW", "₪",
                "ILS", "₴", "UAH", "ZŁ", "PLN"));
    for (var currency : Currency.getAvailableCurrencies()) {
      codes.put(currency.getCurrencyCode(), currency.getCurrencyCode());
    }
    return Map.copyOf(codes);
  }

  @Override
  public Optional<Object> standard(Object value, PhoneNumbers phones) {
    return value instanceof String text
        ? Optional.ofNullable(CODES.get(text.strip().toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public String expected() {
    return "a currency of ISO 4217, by its code or a sign that means one only";
  }
}

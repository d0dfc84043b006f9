package dev.arbiter.domain.format;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Countries, as the two letters of ISO 3166-1. Also taken are its three letters, the names in
 * English that Java has, and some more in wide use, without regard to case and accents.
 */
public record Countries() implements Format {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Map<String, String> CODES = codes();

  private static Map<String, String> codes() {
    var codes = new HashMap<String, String>();
    for (var code : Locale.getISOCountries()) {
      var country = new Locale.Builder().setRegion(code).build();
      codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
      codes.put(country.getISO3Country(), code);
    }
    codes.put("UK", "GB");
    codes.put("GREAT BRITAIN", "GB");
    codes.put("EL", "GR");
    codes.put("EIRE", "IE");
    codes.put("HOLLAND", "NL");
    codes.put("CZECH REPUBLIC", "CZ");
    codes.put("TURKEY", "TR");
    codes.put("UNITED STATES OF AMERICA", "US");
    // Last, so that no name can stand for another's code.
    List.of(Locale.getISOCountries()).forEach(code -> codes.put(code, code));
    return Map.copyOf(codes);
  }

  private static String key(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return plain.strip().toUpperCase(Locale.ROOT);
  }

  /** Whether there is a country of these two letters. */
  public static boolean isCode(String code) {
    return Arrays.asList(Locale.getISOCountries()).contains(code);
  }

  @Override
  public Optional<Object> standard(Object value, PhoneNumbers phones) {
    return value instanceof String text
        ? Optional.ofNullable(CODES.get(key(text)))
        : Optional.empty();
  }

  @Override
  public String expected() {
    return "a country of ISO 3166, by its code or its name in English";
  }
}

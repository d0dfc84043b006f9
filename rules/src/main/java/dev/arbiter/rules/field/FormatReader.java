package dev.arbiter.rules.field;

import dev.arbiter.domain.format.Countries;
import dev.arbiter.domain.format.Currencies;
import dev.arbiter.domain.format.Dates;
import dev.arbiter.domain.format.EmailAddresses;
import dev.arbiter.domain.format.Format;
import dev.arbiter.domain.format.Measures;
import dev.arbiter.domain.format.Telephones;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the standard form of a field: a word such as {@code country}, or an object that says more,
 * such as {@code {date: [dd/MM/uuuu], zone: Europe/London}}.
 */
final class FormatReader {
  private static final int MOST_PATTERNS = 10;
  private static final int MOST_UNITS = 50;
  private static final String WORDS = "phone, email, country, currency, date, instant";

  private FormatReader() {}

  static Optional<Format> read(YamlValue value) {
    return value.isObject() ? read(value.object()) : word(value);
  }

  private static Optional<Format> word(YamlValue value) {
    var word = value.text();
    return switch (word) {
      case "phone" -> Optional.of(new Telephones(Optional.empty()));
      case "email" -> Optional.of(new EmailAddresses());
      case "country" -> Optional.of(new Countries());
      case "currency" -> Optional.of(new Currencies());
      case "date", "instant" ->
          Optional.of(new Dates(word.equals("instant"), List.of(), ZoneOffset.UTC));
      default -> {
        value.expected("one of " + WORDS + ", or an object");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Format> read(YamlObject format) {
    var said = List.of("phone", "date", "instant", "unit").stream();
    var words = said.filter(format.entries()::containsKey).toList();
    if (words.size() != 1) {
      format.value().problem("expected one of phone, date, instant, unit; found " + words);
      return Optional.empty();
    }
    var word = words.get(0);
    return switch (word) {
      case "phone" -> phone(format.only("phone"));
      case "unit" -> unit(format.only("unit", "from"));
      default -> dates(word, format.only(word, "zone"));
    };
  }

  private static Optional<Format> phone(YamlObject format) {
    return format
        .required("phone")
        .map(
            value -> {
              var region = value.text();
              if (!Countries.isCode(region)) {
                value.expected("two letters of ISO 3166 such as GB");
              }
              return new Telephones(Optional.of(region));
            });
  }

  private static Optional<Format> dates(String word, YamlObject format) {
    var values = format.required(word).map(YamlValue::list).orElse(List.of());
    if (values.isEmpty() || values.size() > MOST_PATTERNS) {
      format.value().problem("expected 1 to " + MOST_PATTERNS + " patterns");
    }
    var patterns = values.stream().map(FormatReader::pattern).flatMap(Optional::stream).toList();
    var zone = format.get("zone").map(FormatReader::zone).orElse(ZoneOffset.UTC);
    return Optional.of(new Dates(word.equals("instant"), patterns, zone));
  }

  private static Optional<String> pattern(YamlValue value) {
    var pattern = value.text();
    try {
      new Dates(false, List.of(pattern), ZoneOffset.UTC);
      return Optional.of(pattern);
    } catch (IllegalArgumentException | DateTimeException unusable) {
      value.expected("a pattern of at least year (uuuu), month and day");
      return Optional.empty();
    }
  }

  private static ZoneId zone(YamlValue value) {
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException unknown) {
      value.expected("a time zone such as Europe/London");
      return ZoneOffset.UTC;
    }
  }

  private static Optional<Format> unit(YamlObject format) {
    var unit = format.text("unit");
    var factors = new TreeMap<String, BigDecimal>();
    format
        .get("from")
        .map(from -> from.object().entries())
        .ifPresent(all -> all.forEach((name, value) -> factors.put(name, factor(value))));
    if (factors.size() > MOST_UNITS) {
      format.value().problem("expected at most " + MOST_UNITS + " units");
    }
    return Optional.of(new Measures(unit, factors));
  }

  private static BigDecimal factor(YamlValue value) {
    var factor = value.number();
    if (factor.signum() <= 0 || factor.scale() > 9) {
      value.expected("a number above 0 of at most 9 decimals");
    }
    return factor;
  }
}

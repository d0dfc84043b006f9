package dev.arbiter.domain.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B08")
final class FormatTest {
  private static final List<String> BRITISH = List.of("d/M/uuuu", "d MMM uuuu", "d/M/uuuu HH:mm");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 2026-11-22",
    "22/11/2026, 2026-11-22",
    "2/1/2026, 2026-01-02",
    "3 Mar 2024, 2024-03-03",
    "29/2/2024, 2024-02-29",
    "29/2/2023,",
    "31/11/2026,",
    "11/22/2026,",
    "2026-11-22T23:30:00+00:00, 2026-11-22",
    "2026-06-30T23:30:00Z, 2026-07-01",
    "22/11/2026 08:15, 2026-11-22",
    "yesterday,"
  })
  void datesAreThoseOfTheZone(String written, @Nullable String standard) {
    assertThat(text(new Dates(false, BRITISH, ZoneId.of("Europe/London")), written))
        .isEqualTo(Optional.ofNullable(standard));
  }

  @ParameterizedTest
  @CsvSource({
    "22/11/2026 08:15, 2026-11-22T08:15:00Z",
    "22/6/2026 08:15, 2026-06-22T07:15:00Z",
    "22/6/2026, 2026-06-21T23:00:00Z",
    "2026-06-22T08:15:00.5+02:00, 2026-06-22T06:15:00.500Z",
    "2026-06-22T08:15:00, 2026-06-22T07:15:00Z",
    "22/6/2026 25:15,"
  })
  void instantsWithoutAnOffsetAreOfTheZone(String written, @Nullable String standard) {
    assertThat(text(new Dates(true, BRITISH, ZoneId.of("Europe/London")), written))
        .isEqualTo(Optional.ofNullable(standard));
  }

  @ParameterizedTest
  @CsvSource({
    "GB, GB",
    "gbr, GB",
    " United Kingdom , GB",
    "UK, GB",
    "Ireland, IE",
    "EIRE, IE",
    "cote d'ivoire,",
    "Côte d’Ivoire, CI",
    "Cote d’Ivoire, CI",
    "USA, US",
    "germany, DE",
    "ZZ,",
    "XX,",
    "Unspecified,"
  })
  void countriesAreTwoLetters(String written, @Nullable String standard) {
    assertThat(text(new Countries(), written)).isEqualTo(Optional.ofNullable(standard));
  }

  @ParameterizedTest
  @CsvSource({"GBP, GBP", "gbp, GBP", "£, GBP", " € , EUR", "US$, USD", "zł, PLN", "$,", "XYZ,"})
  void currenciesAreThreeLetters(String written, @Nullable String standard) {
    assertThat(text(new Currencies(), written)).isEqualTo(Optional.ofNullable(standard));
  }

  @ParameterizedTest
  @CsvSource({
    "Ana@X.org, ana@x.org",
    " ana+shop@mail.x.org , ana+shop@mail.x.org",
    "ana@münchen.de, ana@münchen.de",
    "ana,",
    "ana@localhost,",
    "ana@@x.org,",
    "a b@x.org,"
  })
  void addressesOfEmailAreInLowerCase(String written, @Nullable String standard) {
    assertThat(text(new EmailAddresses(), written)).isEqualTo(Optional.ofNullable(standard));
  }

  @ParameterizedTest
  @CsvSource({
    "5 kg, 5",
    "250g, 0.25",
    "-2.5 lb, -1.133980925",
    "7, 7",
    "5 stone,",
    "1e3 g,",
    "kg,"
  })
  void measuresAreOfOneUnit(String written, @Nullable BigDecimal standard) {
    var weight =
        new Measures(
            "kg", Map.of("g", new BigDecimal("0.001"), "lb", new BigDecimal("0.45359237")));
    var read = weight.standard(written, PhoneNumbers.WRITTEN_OUT).map(BigDecimal.class::cast);
    assertThat(read.map(BigDecimal::stripTrailingZeros)).isEqualTo(Optional.ofNullable(standard));
    assertThat(weight.standard(BigDecimal.TEN, PhoneNumbers.WRITTEN_OUT)).contains(BigDecimal.TEN);
  }

  @ParameterizedTest
  @CsvSource({
    "+44 20 7946 0018, +442079460018",
    "+1 (201) 555-0123, +12015550123",
    "020 7946 0018,",
    "+44,",
    "+1234567890123456,"
  })
  void withoutNumberingPlansANumberIsWrittenOut(String written, @Nullable String standard) {
    assertThat(text(new Telephones(Optional.empty()), written))
        .isEqualTo(Optional.ofNullable(standard));
  }

  @Test
  void whatIsInStandardFormStaysAndWhatIsNoTextHasNone() {
    for (var format :
        List.of(new Countries(), new Currencies(), new Dates(false, List.of(), ZoneOffset.UTC))) {
      var written = Map.of("C", "GB", "E", "EUR", "a", "2026-11-22");
      for (var one : written.values()) {
        text(format, one).ifPresent(again -> assertThat(text(format, again)).contains(again));
      }
      assertThat(format.standard(true, PhoneNumbers.WRITTEN_OUT)).isEmpty();
      assertThat(format.expected()).isNotBlank();
    }
  }

  @Test
  void datesThatAreReadAlikeAreEqualAndAPatternWithoutAYearIsNone() {
    var dates = new Dates(false, BRITISH, ZoneOffset.UTC);
    assertThat(dates).isEqualTo(new Dates(false, BRITISH, ZoneOffset.UTC));
    assertThat(dates).isNotEqualTo(new Dates(true, BRITISH, ZoneOffset.UTC));
    assertThatThrownBy(() -> new Dates(false, List.of("d/M"), ZoneOffset.UTC))
        .isInstanceOf(java.time.DateTimeException.class);
  }

  private static Optional<String> text(Format format, String written) {
    return format.standard(written, PhoneNumbers.WRITTEN_OUT).map(String.class::cast);
  }
}

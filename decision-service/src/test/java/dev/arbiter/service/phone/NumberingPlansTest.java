package dev.arbiter.service.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberingPlansTest {
  private final NumberingPlans british = new NumberingPlans(Optional.of("GB"));

  @ParameterizedTest
  @Tag("B02")
  @Tag("B08")
  @CsvSource({
    "020 7946 0018, , +442079460018",
    "(020) 7946-0018, , +442079460018",
    "+44 (0)20 7946 0018, , +442079460018",
    "0044 20 7946 0018, , +442079460018",
    "+442079460018, , +442079460018",
    "+1 201-555-0123, , +12015550123",
    "(201) 555-0123, US, +12015550123",
    "030 901820, DE, +4930901820",
    "06 12 34 56 78, FR, +33612345678",
    "+39 06 698 82000, , +390669882000",
    "020 7946 0018 ext. 3, , +442079460018",
    "call me, ,",
    "12, ,",
    "+44 20 7946 0018 0018, ,",
    "+999 123 4567, ,"
  })
  void numbersAreWrittenInE164(String written, @Nullable String region, @Nullable String standard) {
    assertThat(british.e164(written, Optional.ofNullable(region)))
        .isEqualTo(Optional.ofNullable(standard));
  }

  @Test
  @Tag("B09")
  void withoutARegionANumberNeedsItsCountryCode() {
    var nowhere = new NumberingPlans(Optional.empty());
    assertThat(nowhere.e164("020 7946 0018", Optional.empty())).isEmpty();
    assertThat(nowhere.e164("+44 20 7946 0018", Optional.empty())).contains("+442079460018");
    assertThat(nowhere.e164("+44 20 7946 0018".repeat(9), Optional.empty())).isEmpty();
    assertThat(NumberingPlans.isRegion("GB")).isTrue();
    assertThat(NumberingPlans.isRegion("UK")).isFalse();
  }
}

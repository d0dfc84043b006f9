package dev.arbiter.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.arbiter.domain.fact.Violation.Code;
import dev.arbiter.domain.fact.ViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifierTest {

  @Test
  void mailAddressesAreEqualInAnyCaseAndOthersAreNot() {
    assertThat(new Identifier("email", " Ana@Example.ORG\t"))
        .isEqualTo(new Identifier("email", "ana@example.org"));
    assertThat(new Identifier("loyalty", "Ab1")).isNotEqualTo(new Identifier("loyalty", "ab1"));
  }

  @Test
  void composedAndDecomposedLettersAreEqual() {
    assertThat(new Identifier("email", "rene\u0301@example.org"))
        .isEqualTo(new Identifier("email", "ren\u00e9@example.org"));
  }

  @Test
  void lengthCountsAfterNormalising() {
    assertThat(new Identifier("customer", " " + "7".repeat(256)).value()).hasSize(256);
    assertThat(code("customer", "7".repeat(257))).isEqualTo(Code.OUT_OF_RANGE);
    assertThat(code("email", "\u0130".repeat(129))).isEqualTo(Code.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Email", "1st", "e mail", "e:mail", "äußerst"})
  void aKindIsALetterAndLettersDigitsOrDashes(String kind) {
    assertThat(code(kind, "x")).isEqualTo(Code.OUT_OF_RANGE);
  }

  @Test
  void aBlankNameNamesNobody() {
    assertThat(code("customer", " \u2003\t")).isEqualTo(Code.REQUIRED_MISSING);
    assertThat(code("customer", "1\0")).isEqualTo(Code.OUT_OF_RANGE);
  }

  @Test
  void theFirstColonParts() {
    assertThat(Identifier.parse("device:a:b")).isEqualTo(new Identifier("device", "a:b"));
    assertThat(
            catchThrowableOfType(ViolationException.class, () -> Identifier.parse("17850"))
                .violation()
                .code())
        .isEqualTo(Code.DATATYPE_MISMATCH);
  }

  @Test
  void theOrderAgreesWithEquality() {
    var customer = new Identifier("customer", "2");
    var email = new Identifier("email", "1");

    assertThat(customer).isLessThan(email);
    assertThat(customer).isEqualByComparingTo(new Identifier("customer", "2 "));
  }

  @Test
  void theNameItselfIsNeverPrinted() {
    assertThat(new Identifier("customer", "17850")).hasToString("customer:…");
  }

  private static Code code(String kind, String value) {
    return catchThrowableOfType(ViolationException.class, () -> new Identifier(kind, value))
        .violation()
        .code();
  }
}

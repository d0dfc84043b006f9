package dev.arbiter.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X10")
class TextFaultsTest {

  @Test
  void aThresholdIsMovedByTheLastDigitAndItsBoundaryFlipped() {
    assertThat(changed("traits.spend30d >= 0.20"))
        .containsExactly(
            "traits.spend30d > 0.20", "traits.spend30d >= 0.21", "traits.spend30d >= 0.19");
  }

  @Test
  void rangesAreOpenedAndClosed() {
    assertThat(changed("[1..2)"))
        .containsExactly("[2..2)", "[0..2)", "[1..3)", "[1..1)", "(1..2)", "[1..2]");
  }

  @Test
  void conjunctionsTruthsAndTextsAreChanged() {
    assertThat(changed("list contains(segments, \"a = 1\") and true"))
        .containsExactly(
            "list contains(segments, \"a = 1-changed\") and true",
            "list contains(segments, \"a = 1\") or true",
            "list contains(segments, \"a = 1\") and false");
  }

  @Test
  void commentsAreLeftAlone() {
    assertThat(changed("// 7 days\n$c.keep();")).containsExactly("// 7 days\n$c.exclude();");
  }

  private static List<String> changed(String text) {
    return TextFaults.of(text, 0).stream().map(change -> change.edit().apply(text)).toList();
  }
}

package dev.arbiter.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseCompilerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void aMinimalProjectBecomesARelease() {
    try (var compiled = Sources.minimal().compile()) {
      assertThat(compiled.release().ref().project()).isEqualTo("shop");
      assertThat(compiled.release().catalog().actions()).containsOnlyKeys("hello");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "traits.spend30d > 500 | TRUE",
        "traits.spend30d > 500.01 | FALSE",
        "traits.firstName = \"Ana\" | UNKNOWN",
        "traits.firstName = \"Ana\" or traits.spend30d > 1 | TRUE",
        "traits.firstName != \"Ana\" | UNKNOWN",
        "traits.firstName in (\"Ana\", \"Bob\") | UNKNOWN",
        "not(traits.firstName in (\"Ana\", \"Bob\")) | UNKNOWN",
        "traits.firstName = null | TRUE",
        "traits.firstName = \"Ana\" and traits.spend30d < 1 | FALSE",
        "context.country = \"GB\" | TRUE",
        "context.city = \"Bath\" | UNKNOWN",
        "count(traits.openViews[seconds > 10]) = 1 | TRUE",
        "some view in traits.openViews satisfies view.product = \"B\" | FALSE",
        "now < date and time(\"2027-01-01T00:00:00Z\") | TRUE",
        "list contains(segments, \"eco\") | FALSE",
      })
  void conditionsAreThreeValued(String condition, Truth expected) {
    var situation =
        new Situation(
            Facts.of(
                Map.of(
                    "spend30d",
                    500.01,
                    "openViews",
                    java.util.List.of(Map.of("product", "A", "seconds", 11)))),
            Facts.of(Map.of("country", "GB")),
            NOW);
    try (var compiled =
        Sources.minimal()
            .with("actions/hello.yaml", Sources.action("hello", condition))
            .compile()) {
      var action = requireNonNull(compiled.release().catalog().actions().get("hello"));
      assertThat(action.eligibility().test(situation)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "traits.spend90d > 1 | Unknown variable 'traits.spend90d'",
        "traits.spend30d > | mismatched input",
        "traits.spend30d + 1 | found number",
        "traits.firstName.getClass.name = \"x\" | getClass",
        "count(traits.openViews[getClass.name = \"x\"]) = 1 | getClass",
        "today() > date(\"2026-01-01\") | reads the system clock",
        "now() = now | reads the system clock",
        "(for context in [1] return context.class)[1] = 1 | cannot be given another meaning",
        "some traits in [1] satisfies traits.class = 1 | cannot be given another meaning",
        "traits.spend30d in [1..5] and traits.spend30d > 2 | brackets around '(traits.spend30d in [1..5])'",
        "{scores: 1}.scores = 1 | cannot be given another meaning",
        "function(x) external {java: {class: \"java.lang.Runtime\"}} | functions cannot be defined",
        "some i in 1..1000000000000 satisfies i < 0 | over a range of numbers",
        "(function() true)() | functions cannot be defined",
      })
  void unsoundConditionsAreRefusedWithTheirPlace(String condition, String expected) {
    var sources = Sources.minimal().with("actions/hello.yaml", Sources.action("hello", condition));
    assertThatThrownBy(sources::compile)
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("actions/hello.yaml:4: eligibility")
        .hasMessageContaining(expected);
  }

  @Test
  @Tag("D22")
  void templatesEscapeAndLeaveEmptyWhatIsUnknown() {
    try (var compiled = Sources.minimal().compile()) {
      var action = requireNonNull(compiled.release().catalog().actions().get("hello"));
      var title = requireNonNull(requireNonNull(action.treatments().get("web")).get("title"));
      assertThat(title.render(Map.of("traits", Map.of()))).isEqualTo("Hi there");
      assertThat(title.render(Map.of("traits", Map.of("firstName", "<script>"))))
          .isEqualTo("Hi &lt;script&gt;");
    }
  }
}

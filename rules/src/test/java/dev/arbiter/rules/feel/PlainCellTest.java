package dev.arbiter.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that are read without the engine accept what they accept with it. */
@Tag("X16")
class PlainCellTest {
  private static final int CELLS = 400;

  private final FeelCompiler compiler =
      new FeelCompiler(PlainCellTest.class.getClassLoader(), List.of(), List.of());
  private final Random random = new Random(5);

  @ParameterizedTest
  @EnumSource(
      value = CellShapes.Family.class,
      names = {"NUMBER", "TEXT"})
  void aPlainCellAcceptsWhatTheEngineSays(CellShapes.Family family) {
    for (var i = 0; i < CELLS; i++) {
      var text = family.cell(random);
      var plain = PlainCell.of(text);
      if (plain.isPresent()) {
        var engine = compiler.cell(text, new ArrayList<>()).orElseThrow();
        for (var j = 0; j < 30; j++) {
          var value = family.value(random);
          if (value == null || plain.get().bounds().get().get(0).getClass() == value.getClass()) {
            assertThat(plain.get().accepts(value))
                .as("%s of %s", text, value)
                .isEqualTo(engine.accepts(value));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"> 1", "[1..2)", "]1..2.5[", "1, < 3", "not(1)", "\"a\", \"b\"", "-1"})
  void frequentFormsArePlain(String text) {
    assertThat(PlainCell.of(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> 1,", ", 1", "1, \"a\"", "? > 1", "not(not(1))", "\"a\\n\"", "1 2", "", "null"})
  void otherFormsAreLeftToTheEngine(String text) {
    assertThat(PlainCell.of(text)).isEmpty();
  }

  @Test
  void listsOfTextsMayHoldCommas() {
    assertThat(PlainCell.of("\"a, b\", \"c\"").orElseThrow().bounds())
        .contains(List.of("a, b", "c"));
  }
}

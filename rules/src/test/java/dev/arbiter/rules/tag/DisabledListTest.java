package dev.arbiter.rules.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D10")
class DisabledListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: shop # ü€😀\n",
        "name: shop\ndisabled: [a, \"b\"] # why\nchannels: []\n",
        "name: shop\ndisabled:\n  - a # why\n  - b\n# next\nchannels: []\n",
        "name: shop\ndisabled:\n- a\n- b\n\nchannels: []\n",
        "name: shop\r\ndisabled:\r\nchannels: []\r\n",
        "{name: shop, disabled: [], channels: []}",
        "name: shop"
      })
  void onlyTheListOfDisabledTagsIsRewritten(String text) {
    var files = Sources.minimal().with("project.yaml", text).files();
    var written =
        DisabledList.write(files, new TreeSet<>(List.of("x", "y")))
            .text("project.yaml")
            .orElseThrow();
    assertThat(written).contains("disabled: [x, y]");
    assertThat(written.replace("disabled: [x, y]", "").strip())
        .isEqualTo(text.replaceFirst("disabled:( \\[[^]]*]|(?s:\\n *- a.*?- b)?)", "").strip());
  }

  @Test
  void aFileInAnotherFormIsLeftAsItIs() {
    var files = Sources.minimal().with("project.yaml", "{name: shop}\n").files();
    var tags = new TreeSet<>(List.of("x"));
    assertThatThrownBy(() -> DisabledList.write(files, tags))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("in a form that can be changed");
  }
}

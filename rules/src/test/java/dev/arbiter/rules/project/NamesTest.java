package dev.arbiter.rules.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.rules.schema.Schemas;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D10")
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "/properties/tags, action",
    "/properties/tags, segment",
    "/properties/tags, model",
    "/properties/disabled, project",
    "/items/properties/tags, scenarios"
  })
  void theSchemasSayOfTagsWhatTheReadersSay(String place, String schema) throws IOException {
    var tag = schema(schema).at(place + "/items");
    assertThat(tag.path("pattern").textValue()).isEqualTo("^" + Names.ID.pattern() + "$");
    assertThat(tag.path("maxLength").intValue()).isEqualTo(Names.MAX_LENGTH);
  }

  private static JsonNode schema(String name) throws IOException {
    return new ObjectMapper().readTree(Schemas.find(name).orElseThrow());
  }

  @Test
  void aTagHasAtMost64Letters() {
    assertThat(DisabledTags.objection(List.of("winter", "a".repeat(64)))).isEmpty();
    assertThat(DisabledTags.objection(Set.of("a".repeat(65)))).isPresent();
    assertThat(DisabledTags.objection(Set.of("winter-"))).isPresent();
  }
}

package dev.arbiter.rules.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of files that a first start imports. */
class DemoTest {

  @TempDir Path folder;

  @Test
  void theLastDayOfAFileMovesToYesterday() throws IOException {
    Files.writeString(folder.resolve("shop.mapping.yaml"), "mapping: shop\n");
    Files.writeString(
        folder.resolve("demo.yaml"),
        "imports: [{file: shop.csv.gz, mapping: shop.mapping.yaml, lastDay: '2011-12-09'}]\n");

    Demo demo = Demo.read(folder);

    assertThat(demo.sources())
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.mapping()).isEqualTo("shop");
              assertThat(source.shift(Instant.parse("2011-12-12T08:00:00Z"))).isEqualTo("P2D");
            });
  }
}

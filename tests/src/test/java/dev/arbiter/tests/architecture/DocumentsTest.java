package dev.arbiter.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what is so. */
final class DocumentsTest {
  private static final int MAX_README_LINES = 200;
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    var broken = new ArrayList<String>();
    for (var document : documents()) {
      var links = LINK.matcher(Codebase.read(document));
      while (links.find()) {
        if (!Files.exists(document.resolveSibling(links.group(1)))) {
          broken.add(Codebase.name(document) + " → " + links.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void theReadmeIsReadInFiveMinutes() {
    var readme = Codebase.read(Codebase.ROOT.resolve("README.md"));

    assertThat(readme.lines().count()).isLessThanOrEqualTo(MAX_README_LINES);
    assertThat(HEADING.matcher(readme).results().map(heading -> heading.group(1)))
        .containsExactly(
            "Run it",
            "Ask for a decision",
            "What is where",
            "Follow a request",
            "Test it",
            "Release rules",
            "Change it",
            "Glossary");
  }

  @Test
  void thePagesAreBuiltOnTheRestInterfaceAsItIs() {
    var built = "decision-service/target/classes/dev/arbiter/service/http/openapi/openapi.json";

    assertThat(Codebase.read(Codebase.ROOT.resolve("admin-ui/openapi.json")))
        .as("a copy of %s; npm run openapi in admin-ui makes it anew", built)
        .isEqualTo(Codebase.read(Codebase.ROOT.resolve(built)));
  }

  private static List<Path> documents() throws IOException {
    try (var config = Files.walk(Codebase.ROOT.resolve("config"))) {
      return Stream.concat(Stream.of(Codebase.ROOT.resolve("README.md")), config)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }
}

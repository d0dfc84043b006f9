package dev.arbiter.rules.cli.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with a {@code demo.yaml}: files to import, in order, and a request to try.
 *
 * @param request the body of a decision request that the demo's data answer well
 */
record Demo(List<Source> sources, JsonNode request) {

  Demo {
    sources = List.copyOf(sources);
  }

  /**
   * One file.
   *
   * @param mapping name of the mapping, as the mapping file itself says
   * @param lastDay the last day that occurs in the file
   */
  record Source(Path file, Path mappingFile, String mapping, LocalDate lastDay) {

    String name() {
      return String.valueOf(file.getFileName());
    }

    /** The period that puts the last day on yesterday, in whole days. */
    String shift(Instant now) {
      LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
      return "P%dD".formatted(ChronoUnit.DAYS.between(lastDay, yesterday));
    }
  }

  static Demo read(Path folder) {
    Path file = folder.resolve("demo.yaml");
    YAMLMapper yaml = new YAMLMapper();
    try {
      JsonNode content = yaml.readTree(Files.newBufferedReader(file));
      List<Source> sources = new ArrayList<>();
      for (JsonNode item : content.path("imports")) {
        Path mappingFile = folder.resolve(item.path("mapping").asText());
        String mapping = yaml.readTree(mappingFile.toFile()).path("mapping").asText();
        sources.add(
            new Source(
                folder.resolve(item.path("file").asText()),
                mappingFile,
                mapping,
                LocalDate.parse(item.path("lastDay").asText())));
      }
      return new Demo(sources, content.path("request"));
    } catch (IOException failure) {
      throw new CommandFailure("The demo %s cannot be read: %s.".formatted(file, failure), failure);
    }
  }
}

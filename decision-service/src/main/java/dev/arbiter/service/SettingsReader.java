package dev.arbiter.service;

import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.VerificationKey;
import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one and keeps what is wrong, so that all of it is told at once. */
final class SettingsReader {
  private final Function<String, @Nullable String> source;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Function<String, @Nullable String> source) {
    this.source = source;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(source.apply(name)).filter(text -> !text.isBlank());
  }

  /** Those by commas; none if it is not set. */
  List<String> texts(String name) {
    return text(name).stream()
        .flatMap(all -> Arrays.stream(all.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  int number(String name, int otherwise, int least, int most) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(text.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Told below, together with what is out of range.
    }
    problem(
        "%s must be a whole number between %d and %d, but is \"%s\""
            .formatted(name, least, most, text.get()));
    return otherwise;
  }

  /** False if it is not set. */
  boolean isTrue(String name) {
    var text = text(name).map(String::strip).orElse("false");
    if (!List.of("true", "false").contains(text)) {
      problem("%s must be true or false, but is \"%s\"".formatted(name, text));
    }
    return text.equals("true");
  }

  String node() {
    return text("arbiter.node").or(() -> text("jboss.node.name")).orElse("local");
  }

  List<VerificationKey> keys(String name) {
    var file = text(name);
    if (file.isEmpty()) {
      return List.of();
    }
    try (var lines = Files.lines(Path.of(file.get()))) {
      return lines.filter(line -> !line.isBlank()).map(VerificationKey::parse).toList();
    } catch (IOException | UncheckedIOException | ArchiveException bad) {
      problem(
          "%s must name a file of public keys, one a line, but %s cannot be read: %s"
              .formatted(name, file.get(), bad.getMessage()));
      return List.of();
    }
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new StartupProblem(String.join("; ", problems) + ".");
    }
  }
}

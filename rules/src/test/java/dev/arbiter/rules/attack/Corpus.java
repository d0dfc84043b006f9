package dev.arbiter.rules.attack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The cases of a file under {@code attacks}: one a line, its parts divided by a bar. */
final class Corpus {
  private Corpus() {}

  /**
   * A case.
   *
   * @param number its line in the file
   * @param parts what is written, then what is expected
   */
  record Case(String file, int number, List<String> parts) {
    String text() {
      return parts.get(0).replace("\\n", "\n");
    }

    String expected(int part) {
      return parts.get(part);
    }

    @Override
    public String toString() {
      return file + ":" + number + " " + parts.get(0);
    }
  }

  /**
   * @param expectations how many parts follow the text, which may hold bars itself
   */
  static Stream<Case> of(String file, int expectations) {
    var lines = read(file);
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("# "))
        .map(i -> new Case(file, i + 1, parts(lines.get(i), expectations)));
  }

  private static List<String> parts(String line, int expectations) {
    var parts = Arrays.asList(line.split("\\|", -1));
    var first = parts.size() - expectations;
    return Stream.concat(
            Stream.of(String.join("|", parts.subList(0, first)).strip()),
            parts.subList(first, parts.size()).stream().map(String::strip))
        .toList();
  }

  private static List<String> read(String file) {
    try (var stream = requireNonNull(Corpus.class.getResourceAsStream("/attacks/" + file))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

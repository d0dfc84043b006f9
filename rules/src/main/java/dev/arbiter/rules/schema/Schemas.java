package dev.arbiter.rules.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The published JSON Schemas (draft 2020-12) of the YAML files of a rule project and of a
 * deployment plan. Editors check and explain files by them; the readers say the same, and more,
 * with lines.
 */
public final class Schemas {
  private static final List<String> NAMES =
      List.of(
          "action", "deployments", "event", "model", "project", "scenarios", "segment", "trigger");

  private Schemas() {}

  /** Their names, such as {@code action}. */
  public static List<String> names() {
    return NAMES;
  }

  /** The text of the schema of this name. */
  public static Optional<String> find(String name) {
    return NAMES.contains(name) ? Optional.of(text(name)) : Optional.empty();
  }

  private static String text(String name) {
    try (var file = Schemas.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalStateException("the schema " + name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

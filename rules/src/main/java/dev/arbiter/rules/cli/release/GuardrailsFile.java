package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.cli.CommandFailure;
import dev.arbiter.rules.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Guardrails in a file of YAML, as they stand in {@code project.yaml}. */
record GuardrailsFile(Path path) {

  /** The contents as JSON; the server checks them. */
  JsonNode json() {
    var problems = new Problems();
    var value = YamlDocument.read(path.toString(), bytes(), problems);
    problems.throwIfAny();
    return new ObjectMapper().valueToTree(value.orElseThrow().plain());
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new CommandFailure("The file " + path + " cannot be read", unreadable);
    }
  }
}

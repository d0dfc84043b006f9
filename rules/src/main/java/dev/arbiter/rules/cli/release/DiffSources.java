package dev.arbiter.rules.cli.release;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.cli.CommandFailure;
import dev.arbiter.rules.cli.ServerOptions;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where rule projects come from that are to be compared.
 *
 * @param project whose releases numbers are; if null, that of the other side
 */
record DiffSources(ServerOptions server, @Nullable String project) {
  private static final String IN_FORCE = "in-force";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  /**
   * The files of one side.
   *
   * @param other what the other side is called
   */
  ProjectFiles files(String name, String other) {
    if (!isRelease(name)) {
      return local(Path.of(name));
    }
    var of = project != null ? project : projectOf(other);
    var number = name.equals(IN_FORCE) ? inForce(of) : name;
    return ReleaseArchive.unverified(
        server.client().getBytes("/projects/%s/releases/%s/archive".formatted(of, number)));
  }

  /** A file or directory of such a name comes first. */
  private static boolean isRelease(String name) {
    return (name.equals(IN_FORCE) || NUMBER.matcher(name).matches())
        && !Files.exists(Path.of(name));
  }

  private static String projectOf(String other) {
    if (isRelease(other)) {
      throw new CommandFailure("Say whose releases these are with --project.");
    }
    return RuleProject.of(local(Path.of(other))).name();
  }

  private static ProjectFiles local(Path path) {
    if (Files.isDirectory(path)) {
      return ProjectFiles.read(path);
    }
    try {
      return ReleaseArchive.unverified(Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw new CommandFailure("%s cannot be read.".formatted(path), unreadable);
    }
  }

  /** The release that came into force last for all subjects, whichever nodes serve it yet. */
  private String inForce(String of) {
    var now = Instant.now();
    return server
        .client()
        .get("/projects/%s/deployments".formatted(of))
        .findParents("mode")
        .stream()
        .filter(one -> one.path("mode").asText().equals("live") && !one.hasNonNull("cancelledAt"))
        .filter(one -> !effectiveAt(one).isAfter(now))
        .max(comparing(DiffSources::effectiveAt).thenComparing(one -> one.path("id").asLong()))
        .map(one -> one.path("release").asText())
        .orElseThrow(
            () -> new CommandFailure("No release of %s is in force on the server.".formatted(of)));
  }

  private static Instant effectiveAt(JsonNode deployment) {
    return Instant.parse(deployment.path("effectiveAt").asText());
  }
}

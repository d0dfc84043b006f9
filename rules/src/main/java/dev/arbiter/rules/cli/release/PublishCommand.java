package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.cli.CommandFailure;
import dev.arbiter.rules.cli.ServerOptions;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a rule project a release of a running server. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Publish a rule project on a running server: checked, tested, signed, not yet deployed.",
      "What was published before is that release again."
    })
public final class PublishCommand implements Callable<Integer> {
  private static final String SOURCES = "application/zip";
  private static final String SIGNED = "application/vnd.arbiter.release+zip";

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(
      paramLabel = "DIR|FILE",
      description = "the directory with project.yaml, or an archive that 'arbiter build' wrote")
  private Path project = Path.of("");

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "write project and number there, for 'approve @FILE' and 'deploy @FILE'")
  private @Nullable Path reference;

  @Override
  public Integer call() {
    var answer =
        Files.isDirectory(project) ? publish(ProjectFiles.read(project)) : publish(read(project));
    if (reference != null) {
      write(reference, answer.path("project").asText() + "\n" + answer.path("number") + "\n");
    }
    server.tell(
        answer,
        out ->
            out.printf(
                "%s release %d%n%s%n%s tier; %s%n",
                answer.path("project").asText(),
                answer.path("number").asLong(),
                answer.path("digest").asText(),
                answer.path("tier").asText(),
                answer.path("approvals").isEmpty()
                    ? "a second person has to approve it"
                    : "approved"));
    return 0;
  }

  private JsonNode publish(ProjectFiles files) {
    return server.client().post(path(files), SourceArchive.write(files), SOURCES);
  }

  private JsonNode publish(byte[] archive) {
    return server.client().post(path(ReleaseArchive.unverified(archive)), archive, SIGNED);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new CommandFailure("%s cannot be read.".formatted(file), unreadable);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new CommandFailure(
          "The release is published, but %s cannot be written.".formatted(file), unwritable);
    }
  }

  private static String path(ProjectFiles files) {
    return "/projects/" + RuleProject.of(files).name() + "/releases";
  }
}

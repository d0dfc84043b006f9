package dev.arbiter.rules.cli;

import dev.arbiter.rules.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what the YAML files of a rule project look like. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Print the JSON Schema of a kind of YAML file, or write those of all kinds.")
final class SchemaCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "action, deployments, model, project, scenarios or segment; without it, their names")
  private @Nullable String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "a folder, into which all schemas are written")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    if (folder != null) {
      write(folder);
    } else if (name == null) {
      Schemas.names().forEach(out::println);
    } else {
      out.print(text(name));
      out.flush();
    }
    return 0;
  }

  private static void write(Path folder) {
    try {
      Files.createDirectories(folder);
      for (var one : Schemas.names()) {
        Files.writeString(folder.resolve(one + ".json"), text(one));
      }
    } catch (IOException failed) {
      throw new CommandFailure("%s cannot be written: %s".formatted(folder, failed.getMessage()));
    }
  }

  private static String text(String name) {
    return Schemas.find(name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "There is no schema %s; there are %s."
                        .formatted(name, String.join(", ", Schemas.names()))));
  }
}

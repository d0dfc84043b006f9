package dev.arbiter.rules.cli;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Compiles a project for the server, which does so itself when this came to an end. That is told by
 * an exit code which no Java gives that cannot start, falls over or has no memory left.
 */
@Command(name = RehearseCommand.NAME, hidden = true, description = "Compile, and tell nothing.")
public final class RehearseCommand implements Callable<Integer> {
  public static final String NAME = "rehearse";

  /** The exit code of what compiles, and of what is told to be wrong. */
  public static final int CAME_TO_AN_END = 40;

  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    try {
      new ReleaseCompiler(RehearseCommand.class.getClassLoader())
          .compile(ProjectFiles.read(directory), 1)
          .close();
    } catch (ProjectException problems) {
      // the server tells them
    }
    return CAME_TO_AN_END;
  }
}

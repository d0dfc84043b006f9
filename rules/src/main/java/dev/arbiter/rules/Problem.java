package dev.arbiter.rules;

/**
 * One thing that is wrong in a rule project.
 *
 * @param file its path in the project
 * @param line counts from 1; 0 if the problem is not at one line
 * @param path where in the file, as dotted names, or empty
 * @param message what was expected and what was found
 */
public record Problem(String file, int line, String path, String message) {

  @Override
  public String toString() {
    var place = line > 0 ? file + ":" + line : file;
    return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}

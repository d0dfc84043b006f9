package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the server made up at its first start: a local account and two API keys.
 *
 * @param operatorKey may import and rebuild
 * @param channelKey may ask for decisions
 */
record Credentials(String username, String password, String operatorKey, String channelKey) {

  /** Empty when the file is gone: whoever has noted its content should delete it. */
  static Optional<Credentials> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException failure) {
      throw new CommandFailure("The file %s cannot be read.".formatted(file), failure);
    }
    return Optional.of(
        new Credentials(
            value(properties, "username", file),
            value(properties, "password", file),
            value(properties, "operator.key", file),
            value(properties, "channel.key", file)));
  }

  private static String value(Properties properties, String name, Path file) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new CommandFailure("The file %s has no %s.".formatted(file, name));
    }
    return value;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "Credentials[username=" + username + "]";
  }
}

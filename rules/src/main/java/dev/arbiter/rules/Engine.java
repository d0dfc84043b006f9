package dev.arbiter.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What evaluates rules, for the record of decisions. */
public final class Engine {
  private static final String VERSION = "/META-INF/maven/org.drools/drools-core/pom.properties";

  private Engine() {}

  /** Name and version, for instance {@code drools 10.2.0}. */
  public static String name() {
    try (var file = Engine.class.getResourceAsStream(VERSION)) {
      var properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      return "drools " + properties.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.arbiter.rules.attack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What attacks try to touch: it must stay alive. */
public final class Canary {
  private static final AtomicInteger TOUCHES = new AtomicInteger();

  private Canary() {}

  /** Kills the canary. */
  public static boolean touch() {
    TOUCHES.incrementAndGet();
    return true;
  }

  static boolean isAlive() {
    return TOUCHES.get() == 0
        && System.getProperty("arbiter.canary") == null
        && !Files.exists(Path.of("canary"));
  }
}

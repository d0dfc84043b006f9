package dev.arbiter.service;

import dev.arbiter.service.database.StartupProblem;
import dev.arbiter.service.profiles.grid.ClusterSettings;
import dev.arbiter.service.profiles.grid.Grid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A member of the grid that serves nobody: with two servers it makes the third, so that one of them
 * and the witness are more than a half. A process of its own, started by {@code arbiter witness}.
 */
public final class Witness {
  private static final Duration PACE = Duration.ofMillis(200);

  private Witness() {}

  /**
   * Runs until the process is told to end, then leaves the grid in order.
   *
   * @throws StartupProblem with all that is wrong with the settings
   */
  public static void main(String[] nothing) throws InterruptedException {
    run(Grid.witness(settings()));
  }

  private static ClusterSettings settings() {
    var reader = new SettingsReader(Settings::ofProcess);
    var settings = new ClusterReader(reader).read();
    reader.throwIfAny();
    return settings.orElseThrow(() -> new StartupProblem("arbiter.cluster.members is missing."));
  }

  private static void run(Grid grid) throws InterruptedException {
    var ended = new CountDownLatch(1);
    var leave =
        new Thread(
            () -> {
              ended.countDown();
              grid.close();
            },
            "leave-the-grid");
    Runtime.getRuntime().addShutdownHook(leave);
    while (!ended.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
      grid.outdate(Map.of());
    }
  }
}

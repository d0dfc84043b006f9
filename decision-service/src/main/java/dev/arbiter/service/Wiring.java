package dev.arbiter.service;

import dev.arbiter.service.database.StartupProblem;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: starts the parts beside the deployment, hands them to the resources, and
 * stops them. Until they are there, and if they cannot be there, every use is answered by a problem
 * that says so.
 */
@Singleton
public class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final int RETRY_SECONDS = 5;

  /** The only clock; as exact as the database keeps instants, so that what is read is equal. */
  static final InstantSource CLOCK = () -> Instant.now().truncatedTo(ChronoUnit.MICROS);

  private final Metrics metrics;
  private volatile @Nullable Parts parts;
  private volatile Optional<String> problem = Optional.empty();
  private volatile boolean stopped;

  @Inject
  public Wiring(Metrics metrics) {
    this.metrics = metrics;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
    var thread = new Thread(this::open, "arbiter-start");
    thread.setContextClassLoader(Wiring.class.getClassLoader());
    thread.start();
  }

  private void open() {
    try {
      var opened = new Parts(Settings.ofProcess(), metrics, CLOCK);
      synchronized (this) {
        if (!stopped) {
          parts = opened;
          return;
        }
      }
      opened.close();
    } catch (StartupProblem named) {
      problem = Optional.ofNullable(named.getMessage());
      LOG.error("Arbiter cannot start: {}", named.getMessage(), named);
    } catch (RuntimeException | Error unnamed) {
      problem = Optional.of("Arbiter cannot start; the log of the server says why.");
      LOG.error("Arbiter cannot start", unnamed);
    }
  }

  @PreDestroy
  void stop() {
    Parts open;
    synchronized (this) {
      stopped = true;
      open = parts;
      parts = null;
    }
    if (open != null) {
      open.close();
    }
  }

  /**
   * The parts.
   *
   * @throws ProblemException while they are not there
   */
  Parts parts() {
    var open = parts;
    if (open == null) {
      throw ProblemException.unavailable(
          problem.orElse("Arbiter is starting: try again in a few seconds"), RETRY_SECONDS);
    }
    return open;
  }

  /** How far the server is. */
  Status status() {
    return new Status(Optional.ofNullable(parts), problem);
  }
}

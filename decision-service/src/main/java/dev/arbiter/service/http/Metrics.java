package dev.arbiter.service.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What the server counts. No label names a person, and none has unbounded values. Thread-safe. */
@ApplicationScoped
public class Metrics {
  private final MeterRegistry registry;

  @Inject
  public Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Metrics() {
    registry = null;
  }

  /** A decision was answered. */
  public void decision(String outcome, Duration took) {
    Counter.builder("arbiter.decisions").tag("outcome", outcome).register(registry).increment();
    Timer.builder("arbiter.decision")
        .description("From the arrival of a request to its durable answer")
        .serviceLevelObjectives(
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1))
        .register(registry)
        .record(took);
  }

  /** A transaction of the decision log was committed. */
  public void logCommit(int decisions) {
    DistributionSummary.builder("arbiter.log.commits")
        .description("Decisions in each commit of the log")
        .register(registry)
        .record(decisions);
  }

  /** Records were decided upon. */
  public void events(String fate, long count) {
    Counter.builder("arbiter.events")
        .tag("fate", fate)
        .register(registry)
        .increment((double) count);
  }

  /** A record was refused. */
  public void quarantine(String code, long count) {
    Counter.builder("arbiter.quarantine")
        .tag("code", code)
        .register(registry)
        .increment((double) count);
  }

  /** Watches a value that goes up and down. */
  public <T> void gauge(String name, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value).strongReference(true).register(registry);
  }

  /** Watches a value that only goes up. */
  public <T> void counter(String name, T source, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, source, value).register(registry);
  }
}

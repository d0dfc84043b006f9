package dev.arbiter.service.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What the server counts. No label names a person, and none has unbounded values. Thread-safe. */
@Singleton
public final class Metrics {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1)
  };

  private final PrometheusMeterRegistry registry;
  private final Map<String, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<String, Counter> events = new ConcurrentHashMap<>();
  private final Map<String, Counter> quarantined = new ConcurrentHashMap<>();
  private final Timer decision;
  private final Counter commits;
  private final DistributionSummary committed;

  /** Counts into a registry of its own, which ends with the deployment. */
  @Inject
  public Metrics() {
    this(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  Metrics(PrometheusMeterRegistry registry) {
    this.registry = registry;
    decision =
        Timer.builder("arbiter.decision")
            .description("From the arrival of a request to its durable answer")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    commits =
        Counter.builder("arbiter.log.commits")
            .description("Transactions of the decision log")
            .register(registry);
    committed =
        DistributionSummary.builder("arbiter.log.commit.decisions")
            .description("Decisions in each transaction of the decision log")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
            .register(registry);
  }

  /** A decision was answered. */
  public void decision(String outcome, Duration took) {
    count(decisions, "arbiter.decisions", "outcome", outcome, 1);
    decision.record(took);
  }

  /** A transaction of the decision log was committed. */
  public void logCommit(int decisionsInIt) {
    commits.increment();
    committed.record(decisionsInIt);
  }

  /** Records were decided upon. */
  public void events(String fate, long count) {
    count(events, "arbiter.events", "fate", fate, count);
  }

  /** Records were refused. */
  public void quarantine(String code, long count) {
    count(quarantined, "arbiter.quarantine", "code", code, count);
  }

  /** Watches a value that goes up and down. */
  public <T> void gauge(String name, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value).strongReference(true).register(registry);
  }

  /** Watches a value that only goes up. */
  public <T> void counter(String name, T source, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, source, value).register(registry);
  }

  /** Everything counted so far, in the text format of Prometheus. */
  String scrape() {
    return registry.scrape();
  }

  @PreDestroy
  void close() {
    registry.close();
  }

  private void count(
      Map<String, Counter> counters, String name, String label, String value, long by) {
    counters
        .computeIfAbsent(value, any -> Counter.builder(name).tag(label, any).register(registry))
        .increment((double) by);
  }
}

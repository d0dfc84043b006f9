package dev.arbiter.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Metrics metrics = new Metrics(registry);

  /** Counters do not keep what they watch. */
  private final AtomicLong hits = new AtomicLong(8);

  @Test
  void decisionsAreCountedByOutcomeAndTimedInBuckets() {
    metrics.decision("decided", Duration.ofMillis(3));
    metrics.decision("decided", Duration.ofMillis(30));
    metrics.decision("empty", Duration.ofMillis(300));
    assertThat(registry.get("arbiter.decisions").tag("outcome", "decided").counter().count())
        .isEqualTo(2);
    var histogram = registry.get("arbiter.decision").timer().takeSnapshot();
    assertThat(histogram.count()).isEqualTo(3);
    assertThat(histogram.histogramCounts())
        .filteredOn(bucket -> bucket.bucket(TimeUnit.MILLISECONDS) == 5)
        .singleElement()
        .satisfies(bucket -> assertThat(bucket.count()).isEqualTo(1));
  }

  @Test
  void theCommitsOfTheLogAreCountedWithTheirDecisions() {
    metrics.logCommit(1);
    metrics.logCommit(31);
    assertThat(registry.get("arbiter.log.commits").counter().count()).isEqualTo(2);
    assertThat(registry.get("arbiter.log.commit.decisions").summary().totalAmount()).isEqualTo(32);
  }

  @Test
  void eventsAndRefusalsAreCountedByKind() {
    metrics.events("accepted", 7);
    metrics.quarantine("out-of-range", 2);
    assertThat(registry.get("arbiter.events").tag("fate", "accepted").counter().count())
        .isEqualTo(7);
    assertThat(registry.get("arbiter.quarantine").tag("code", "out-of-range").counter().count())
        .isEqualTo(2);
  }

  @Test
  void prometheusReadsCountersGaugesAndHistograms() {
    metrics.gauge("arbiter.profiles", new AtomicLong(7), AtomicLong::get);
    metrics.counter("arbiter.profile.cache.hits", hits, AtomicLong::get);
    metrics.decision("decided", Duration.ofMillis(3));
    assertThat(metrics.scrape().lines())
        .contains(
            "arbiter_profiles 7.0",
            "arbiter_profile_cache_hits_total 8.0",
            "arbiter_decisions_total{outcome=\"decided\"} 1.0",
            "arbiter_decision_seconds_bucket{le=\"0.002\"} 0",
            "arbiter_decision_seconds_bucket{le=\"0.005\"} 1",
            "arbiter_decision_seconds_count 1");
  }
}

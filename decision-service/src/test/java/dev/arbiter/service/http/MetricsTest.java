package dev.arbiter.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Metrics metrics = new Metrics(registry);

  /** As WildFly's, which keeps to itself what builders make. */
  @SuppressWarnings("UnusedVariable") // read by its name
  private static final class Deployment extends SimpleMeterRegistry {
    final MeterRegistry parentRegistry;

    Deployment(MeterRegistry parentRegistry) {
      this.parentRegistry = parentRegistry;
    }
  }

  @Test
  void decisions_are_counted_by_outcome_and_timed_in_buckets() {
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
  void the_commits_of_the_log_are_counted_with_their_decisions() {
    metrics.logCommit(1);
    metrics.logCommit(31);
    assertThat(registry.get("arbiter.log.commits").counter().count()).isEqualTo(2);
    assertThat(registry.get("arbiter.log.commit.decisions").summary().totalAmount()).isEqualTo(32);
  }

  @Test
  void events_and_refusals_are_counted_by_kind() {
    metrics.events("accepted", 7);
    metrics.quarantine("out-of-range", 2);
    assertThat(registry.get("arbiter.events").tag("fate", "accepted").counter().count())
        .isEqualTo(7);
    assertThat(registry.get("arbiter.quarantine").tag("code", "out-of-range").counter().count())
        .isEqualTo(2);
  }

  @Test
  void nothing_is_left_when_the_deployment_ends() {
    metrics.gauge("arbiter.profiles", new AtomicLong(7), AtomicLong::get);
    metrics.counter("arbiter.hits", new AtomicLong(7), AtomicLong::get);
    metrics.decision("decided", Duration.ofMillis(3));
    assertThat(registry.get("arbiter.profiles").gauge().value()).isEqualTo(7);
    metrics.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void meters_go_where_the_server_exports_them() {
    new Metrics(new Deployment(registry)).events("accepted", 1);
    assertThat(registry.get("arbiter.events").counter().count()).isEqualTo(1);
  }
}

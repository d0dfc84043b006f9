package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.trait.Traits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Keeps the bytes that a decision allocates in bounds; times are the business of benchmarks. */
final class DecisionCostTest {
  private static final int WARM_UP = 2_000;
  private static final int MEASURED = 500;

  @Test
  void aDecisionAboutAnOrdinarySubjectAllocatesLessThan64Kilobytes() {
    assertThat(bytesPerDecision(5, 20)).isLessThan(64_000);
  }

  @Test
  void aDecisionAboutASubjectWithALongHistoryAllocatesLessThan192Kilobytes() {
    assertThat(bytesPerDecision(200, 2_000)).isLessThan(192_000);
  }

  private static Setting setting(int orders, int products) {
    var events = new Events();
    var history = new ArrayList<Event>();
    for (var i = 0; i < products; i++) {
      var at = Setting.NOW.minus(Duration.ofDays(1 + i % orders));
      history.add(events.purchase(at, "o-" + i % orders, "p-" + i, 1 + i % 5, "2.55"));
    }
    var setting = new Setting().happened(history.toArray(Event[]::new));
    Traits.derivedNames().forEach(trait -> setting.trait(trait, "service"));
    setting.model("buy", List.of("traits.recencyDays", "traits.monetary"), facts -> 0.4);
    for (var i = 0; i < 12; i++) {
      setting.offer(new Offer("a" + i).model("buy", 0.5).cap(3, Duration.ofDays(7)));
    }
    return setting;
  }

  private static long bytesPerDecision(int orders, int products) {
    var decision = setting(orders, products).prepared(Setting.NOW);
    repeat(WARM_UP, decision);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadAllocatedBytes();
    repeat(MEASURED, decision);
    return (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED;
  }

  private static void repeat(int times, Supplier<DecisionRecord> decision) {
    for (var i = 0; i < times; i++) {
      assertThat(decision.get().decision().candidates() == 12).isTrue();
    }
  }
}

package dev.arbiter.service.profiles.grid;

import java.util.function.Consumer;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.PartitionStatusChanged;
import org.infinispan.notifications.cachelistener.event.PartitionStatusChangedEvent;
import org.infinispan.partitionhandling.AvailabilityMode;

/** Listens to whether enough members are here. */
@Listener
public final class Partitions {
  private final Consumer<AvailabilityMode> told;

  Partitions(Consumer<AvailabilityMode> told) {
    this.told = told;
  }

  /** Called by Infinispan, before and after. */
  @PartitionStatusChanged
  public void changed(PartitionStatusChangedEvent<?, ?> event) {
    told.accept(event.getAvailabilityMode());
  }
}

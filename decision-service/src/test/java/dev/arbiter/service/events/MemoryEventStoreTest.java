package dev.arbiter.service.events;

final class MemoryEventStoreTest extends EventStoreContract {
  private final MemoryEventStore store = new MemoryEventStore();

  @Override
  EventStore store() {
    return store;
  }
}

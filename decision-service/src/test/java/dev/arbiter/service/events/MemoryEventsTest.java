package dev.arbiter.service.events;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Fragments;

final class MemoryEventsTest extends EventStoreContract {
  private final MemoryEvents events = new MemoryEvents(IdentityPolicy.usual());

  @Override
  EventStore store() {
    return events;
  }

  @Override
  Fragments fragments() {
    return events;
  }
}

package dev.arbiter.service;

import dev.arbiter.service.events.matching.Matching;
import dev.arbiter.service.segments.Memberships;
import dev.arbiter.service.segments.Preview;
import dev.arbiter.service.segments.Segments;
import dev.arbiter.service.tiers.Tiers;
import dev.arbiter.service.traits.DeclaredTraits;
import dev.arbiter.service.triggers.Deciding;
import dev.arbiter.service.triggers.FiringHistory;
import dev.arbiter.service.triggers.Firings;
import dev.arbiter.service.triggers.Streams;
import dev.arbiter.service.triggers.outlet.Outlets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Hands to the resources what follows subjects and reacts, each time it is asked for. */
@Singleton
public class ReactionBeans {
  private final Wiring wiring;

  @Inject
  public ReactionBeans(Wiring wiring) {
    this.wiring = wiring;
  }

  @Produces
  Memberships memberships() {
    return wiring.parts().reactions.memberships;
  }

  @Produces
  DeclaredTraits traits() {
    return wiring.parts().reactions.traits;
  }

  @Produces
  Segments segments() {
    return wiring.parts().reactions.segments;
  }

  @Produces
  Preview preview() {
    return wiring.parts().reactions.preview;
  }

  @Produces
  Tiers tiers() {
    return wiring.parts().reactions.tiers;
  }

  @Produces
  Firings firings() {
    return wiring.parts().reactions.firings;
  }

  @Produces
  FiringHistory history() {
    return wiring.parts().reactions.history;
  }

  @Produces
  Deciding deciding() {
    return wiring.parts().reactions.deciding;
  }

  @Produces
  Streams streams() {
    return wiring.parts().reactions.streams;
  }

  @Produces
  Outlets outlets() {
    return wiring.parts().reactions.outlets;
  }

  @Produces
  Matching matching() {
    return wiring.parts().reactions.matching;
  }
}

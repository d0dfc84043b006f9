package dev.arbiter.domain.tier;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.TreeSet;

/**
 * That a run moved a subject to another tier; an event that the server alone writes.
 *
 * @param tiering by which
 * @param run that found it, by its id
 * @param at the instant as of which the run ranked
 * @param from the name of the tier that it leaves, if it is in one
 * @param to the name of the tier that it enters, if it is ranked
 */
public record TierChange(
    Tiering tiering, String run, Instant at, Optional<String> from, Optional<String> to) {
  /** The type of these events. */
  public static final String TYPE = EventSchemas.TIER_CHANGED;

  static final String PROJECT = "project";
  static final String TIER = "tier";
  static final String TO = "to";
  private static final String SOURCE = "arbiter";

  /**
   * The event, whose id follows from the run and the subject.
   *
   * @param profile the id of the subject's profile
   * @param name one of its identifiers
   */
  public Event event(String profile, Identifier name) {
    var names = new TreeSet<Identifier>();
    names.add(name);
    return new Event("tier:" + run + ":" + profile, TYPE, SOURCE, at, names, data());
  }

  /** The data of the event. */
  public Facts data() {
    var data = new HashMap<String, String>();
    data.put(PROJECT, tiering.project());
    data.put(TIER, tiering.name());
    data.put("run", run);
    from.ifPresent(tier -> data.put("from", tier));
    to.ifPresent(tier -> data.put(TO, tier));
    return Facts.of(data);
  }
}

package dev.arbiter.domain.release;

import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.scoring.Model;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trigger.Trigger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An immutable numbered snapshot of a rule project, compiled and with its models pinned. A request
 * reads it once, so that no request sees parts of two releases.
 *
 * @param ref its identity
 * @param channels the channels that requests may name
 * @param purposes by id
 * @param traits the traits that it may read, by name
 * @param segments in the order in which they are evaluated
 * @param triggers what makes the server decide by itself
 * @param models by id
 */
public record Release(
    ReleaseRef ref,
    List<String> channels,
    Map<String, Purpose> purposes,
    Map<String, TraitDeclaration> traits,
    Catalog catalog,
    List<Segment> segments,
    List<Trigger> triggers,
    Map<String, Model> models,
    RuleSet rules) {
  public Release {
    channels = List.copyOf(channels);
    purposes = Collections.unmodifiableMap(new TreeMap<>(purposes));
    traits = Collections.unmodifiableMap(new TreeMap<>(traits));
    segments = List.copyOf(segments);
    triggers = List.copyOf(triggers);
    models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /** The traits that may be read for the purpose, by name. */
  public Map<String, Derivation> readable(String purpose) {
    return TraitDeclaration.readable(traits, purpose);
  }

  /** Where subjects stand, by all traits, whatever the purposes for which they may be read. */
  public Outlook outlook() {
    return new Outlook(segments, triggers, derivations());
  }

  /** How all of its traits follow, by name. */
  public Map<String, Derivation> derivations() {
    var derivations = new HashMap<String, Derivation>();
    traits.forEach((name, trait) -> derivations.put(name, trait.derivation()));
    return derivations;
  }

  /** The same snapshot under another identity. */
  public Release with(ReleaseRef other) {
    return new Release(
        other, channels, purposes, traits, catalog, segments, triggers, models, rules);
  }
}

package dev.arbiter.domain.replay;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.arbiter.domain.action.ContactPolicy;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.trait.Derivation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release declares, without being compiled: from it follows what its records hold, and what
 * they do not hold because it was unknown.
 *
 * @param digest of the contents of the release
 * @param purposes by id
 * @param traits the traits that it may read, by name
 * @param offers what it declares of its actions, by id
 */
public record Terms(
    String digest,
    Map<String, Purpose> purposes,
    Map<String, TraitDeclaration> traits,
    Map<String, Offer> offers) {
  public Terms {
    purposes = Map.copyOf(purposes);
    traits = Map.copyOf(traits);
    offers = Map.copyOf(offers);
  }

  /**
   * What counts of an action beside its rules.
   *
   * @param value the worth of an acceptance
   * @param contactPolicy how often it may be chosen
   */
  public record Offer(double value, Optional<ContactPolicy> contactPolicy) {}

  public static Terms of(Release release) {
    var offers =
        release.catalog().actions().values().stream()
            .collect(
                toUnmodifiableMap(
                    action -> action.id(),
                    action -> new Offer(action.value(), action.contactPolicy())));
    return new Terms(release.ref().digest(), release.purposes(), release.traits(), offers);
  }

  /** The worth of an acceptance of the action; 0 if there is no such action. */
  public double value(String action) {
    var offer = offers.get(action);
    return offer == null ? 0 : offer.value();
  }

  /** The traits that were asked for; those that the record lacks were unknown. */
  Map<String, Derivation> asked(DecisionRecord record) {
    var purpose = purposes.get(record.request().purpose());
    if (purpose == null) {
      return Map.of();
    }
    var words = record.consents();
    var now = record.situation().now();
    return purpose.isPermitted(Optional.ofNullable(words.get(purpose.id())), now)
            && purpose.isPermittedIn(record.request().channel(), words, now)
        ? TraitDeclaration.readable(traits, purpose.id())
        : Map.of();
  }

  /**
   * Whether the contacts that were counted tell all that the policy of the action wants to know.
   */
  boolean counted(String action, ContactPolicy wanted, List<Contact> counted) {
    return Optional.ofNullable(offers.get(action))
        .flatMap(Offer::contactPolicy)
        .filter(own -> own.window().compareTo(wanted.window()) >= 0)
        .filter(own -> wanted.cap() <= own.cap() || count(action, counted) < own.cap())
        .isPresent();
  }

  private static long count(String action, Collection<Contact> counted) {
    return counted.stream().filter(contact -> contact.action().equals(action)).count();
  }
}

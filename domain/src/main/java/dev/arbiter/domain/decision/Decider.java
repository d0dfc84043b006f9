package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.domain.trait.Derivation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way of a decision on one page: from all actions of a slot to the few chosen ones, with a
 * reason for every candidate.
 *
 * <p>A pure function of its arguments: no clock, no chance, no input or output. Thread-safe.
 */
public final class Decider {

  /**
   * Decides.
   *
   * @throws UnknownNameException if the release has no such slot, channel or purpose
   * @throws dev.arbiter.domain.rule.RuleException if the rules fail; if they exceed their budget,
   *     all that they were asked about is excluded
   */
  public DecisionRecord decide(Release release, DecisionRequest request, World world) {
    var slot = slot(release, request);
    var purpose = purpose(release, request);
    var refused = Objections.refused(purpose, request.channel(), world);
    var situation = situation(release, request, world, refused.isEmpty());
    var contacts = CountedContacts.of(release.catalog(), world.contacts(), world.now());

    var funnel =
        Funnel.of(release.catalog().candidates(slot))
            .sift(Stage.CONSENT, c -> Objections.consent(c.action(), purpose, refused))
            .sift(
                Stage.ELIGIBILITY,
                c -> Objections.eligibility(c.action(), request.channel(), situation))
            .sift(Stage.CONTACT_POLICY, c -> Objections.contactPolicy(c.action(), contacts))
            .map(c -> scored(c, situation));
    funnel = judged(funnel, release, situation);

    var decision = choose(release, request, world, slot, funnel, situation);
    return new DecisionRecord(
        decision,
        request,
        world.known().profile(),
        world.known().revision(),
        situation,
        consents(release, request, world),
        contacts,
        world.seed());
  }

  /** The facts that may be read: without permission all traits of the purpose are unknown. */
  private static Situation situation(
      Release release, DecisionRequest request, World world, boolean permitted) {
    var readable = permitted ? release.readable(request.purpose()) : Map.<String, Derivation>of();
    var traits = world.known().traits(readable, world.now());
    var situation =
        Segment.join(new Situation(traits, request.context(), world.now()), release.segments());
    var scores = new TreeMap<String, Score>();
    for (var model : release.models().values()) {
      scores.put(model.spec().id(), model.score(situation));
    }
    return situation.withScores(scores);
  }

  private static Funnel judged(Funnel funnel, Release release, Situation situation) {
    try {
      var judgement =
          new Judgement(
              release.rules().judge(situation, funnel.ids()), situation.list("boughtProducts"));
      return funnel.sift(Stage.RULES, judgement::objection).map(judgement::apply);
    } catch (BudgetException exceeded) {
      return funnel.sift(Stage.RULES, candidate -> Optional.of(new Reason.BudgetExceeded()));
    }
  }

  private static Candidate scored(Candidate candidate, Situation situation) {
    return candidate
        .action()
        .propensity()
        .model()
        .map(situation.scores()::get)
        .map(
            score ->
                candidate.withPropensity(
                    candidate.propensity() * Math.min(1, Math.max(0, score.value())),
                    new Reason.Scored(score)))
        .orElse(candidate);
  }

  private static Decision choose(
      Release release,
      DecisionRequest request,
      World world,
      Slot slot,
      Funnel funnel,
      Situation situation) {
    var limit = Math.min(slot.limit(), request.limit().orElse(slot.limit()));
    var chosen = new ArrayList<Choice>();
    var excluded = new ArrayList<>(funnel.excluded());
    var rank = 0;
    for (var candidate : Arbitration.rank(funnel.candidates())) {
      rank++;
      if (rank <= limit) {
        chosen.add(choice(candidate, rank, request.channel(), situation));
      } else {
        var outranked = new Reason.Outranked(rank, candidate.priority());
        excluded.add(
            new Exclusion(
                candidate.id(), Stage.ARBITRATION, candidate.because(outranked).reasons()));
      }
    }
    return new Decision(
        world.decisionId(),
        world.now(),
        release.ref(),
        release.catalog().candidates(slot).size(),
        chosen,
        excluded);
  }

  private static Choice choice(Candidate candidate, int rank, String channel, Situation situation) {
    var values = new HashMap<String, Object>(situation.asMap());
    values.put("parameters", candidate.parameters().asMap());
    values.put(
        "items",
        candidate.items().stream()
            .map(item -> Map.of("product", item.product(), "name", item.name()))
            .toList());
    var treatment = new TreeMap<String, String>();
    candidate
        .action()
        .treatments()
        .getOrDefault(channel, Map.of())
        .forEach((name, template) -> treatment.put(name, template.render(values)));
    var reasons =
        candidate.reasons().isEmpty() ? List.<Reason>of(new Reason.Open()) : candidate.reasons();
    return new Choice(
        candidate.id(),
        rank,
        candidate.propensity(),
        candidate.priority(),
        treatment,
        candidate.items(),
        reasons);
  }

  /** The words on purposes of the project, and those on the channel of the request. */
  private static SortedMap<String, Consent> consents(
      Release release, DecisionRequest request, World world) {
    var purposes = release.purposes().keySet();
    var known = new TreeMap<>(world.known().consents());
    var everywhere = Consent.scope("", request.channel());
    known
        .keySet()
        .removeIf(
            about ->
                !purposes.contains(about)
                    && !about.equals(everywhere)
                    && !about.equals(Consent.scope(request.purpose(), request.channel())));
    return known;
  }

  private static Slot slot(Release release, DecisionRequest request) {
    var slots = release.catalog().slots();
    var slot = slots.get(request.slot());
    if (slot == null) {
      throw new UnknownNameException("slot", slots.keySet());
    }
    if (!slot.channels().contains(request.channel())) {
      throw new UnknownNameException("channel", slot.channels());
    }
    return slot;
  }

  private static Purpose purpose(Release release, DecisionRequest request) {
    var purpose = release.purposes().get(request.purpose());
    if (purpose == null) {
      throw new UnknownNameException("purpose", release.purposes().keySet());
    }
    return purpose;
  }
}

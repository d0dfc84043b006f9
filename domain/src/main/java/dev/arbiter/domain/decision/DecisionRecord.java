package dev.arbiter.domain.decision;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A decision and all that it depended on: from this record alone it can be explained and made
 * again.
 *
 * @param request what was asked
 * @param profile the id of the profile
 * @param profileRevision which state of the profile was read
 * @param situation the facts, segments and model outputs that rules could read
 * @param consents what the subject had said about the purposes of the project
 * @param contacts the earlier choices that the contact policies counted
 * @param seed the only source of chance
 */
public record DecisionRecord(
    Decision decision,
    DecisionRequest request,
    String profile,
    long profileRevision,
    Situation situation,
    SortedMap<String, Consent> consents,
    List<Contact> contacts,
    long seed) {
  public DecisionRecord {
    consents = Collections.unmodifiableSortedMap(new TreeMap<>(consents));
    contacts = List.copyOf(contacts);
  }

  /** Whether a model's fallback stands in for its output, or rules exceeded their budget. */
  public boolean hasFallback() {
    return situation.scores().values().stream()
            .anyMatch(score -> score.source() == Score.Source.FALLBACK)
        || decision.excluded().stream()
            .flatMap(excluded -> excluded.reasons().stream())
            .anyMatch(Reason.BudgetExceeded.class::isInstance);
  }
}

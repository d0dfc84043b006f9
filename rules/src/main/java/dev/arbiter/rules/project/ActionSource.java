package dev.arbiter.rules.project;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.ContactPolicy;
import dev.arbiter.domain.action.Propensity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An action as declared, before its texts are compiled; see {@link Action} for the components.
 *
 * @param eligibility for whom it may be chosen; for all if empty
 * @param treatments by channel and name
 * @param tags by which it can be left out; so it is with all that has tags
 */
public record ActionSource(
    String id,
    Set<String> slots,
    Set<String> purposes,
    Action.Period period,
    Optional<SourceText> eligibility,
    Action.Selection selection,
    Optional<ContactPolicy> contactPolicy,
    Propensity propensity,
    double value,
    double weight,
    Map<String, Map<String, SourceText>> treatments,
    Set<String> tags) {

  public String file() {
    return "actions/" + id + ".yaml";
  }
}

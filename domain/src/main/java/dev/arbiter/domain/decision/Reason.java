package dev.arbiter.domain.decision;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.scoring.Score;
import java.time.Duration;
import java.util.Optional;

/** Why a candidate was kept, adjusted or dropped. */
public sealed interface Reason {

  /** The name of the kind of reason in JSON, SQL and the user interface. */
  String code();

  /** A rule keeps the action. */
  record Rule(RuleRef rule) implements Reason {
    @Override
    public String code() {
      return "rule";
    }
  }

  /** A rule multiplies the priority. */
  record Adjusted(RuleRef rule, double factor) implements Reason {
    @Override
    public String code() {
      return "rule-adjusted";
    }
  }

  /** A model's output, or its fallback, went into the propensity. */
  record Scored(Score score) implements Reason {
    @Override
    public String code() {
      return score.source() == Score.Source.MODEL ? "score" : "score-fallback";
    }
  }

  /** The action is open to all and nothing spoke against it. */
  record Open() implements Reason {
    @Override
    public String code() {
      return "open";
    }
  }

  /**
   * The subject has not granted the purpose.
   *
   * @param channel where it was refused, if not everywhere
   */
  record ConsentMissing(String purpose, Optional<String> channel) implements Reason {
    /** Not granted at all. */
    public ConsentMissing(String purpose) {
      this(purpose, Optional.empty());
    }

    @Override
    public String code() {
      return "consent-missing";
    }
  }

  /** The action does not serve the purpose of the request. */
  record PurposeNotServed(String purpose) implements Reason {
    @Override
    public String code() {
      return "purpose-not-served";
    }
  }

  /** The action has no treatment in the channel. */
  record NoTreatment(String channel) implements Reason {
    @Override
    public String code() {
      return "no-treatment";
    }
  }

  /** The instant lies outside the period of the action. */
  record OutsidePeriod() implements Reason {
    @Override
    public String code() {
      return "outside-period";
    }
  }

  /** The condition of eligibility is false. */
  record NotEligible(String condition) implements Reason {
    @Override
    public String code() {
      return "not-eligible";
    }
  }

  /** A fact that the condition of eligibility needs is unknown. */
  record EligibilityUnknown(String condition) implements Reason {
    @Override
    public String code() {
      return "eligibility-unknown";
    }
  }

  /** The action was chosen for the subject as often as its contact policy permits. */
  record CapReached(int cap, Duration window) implements Reason {
    @Override
    public String code() {
      return "cap-reached";
    }
  }

  /** A rule excludes the action. */
  record Excluded(RuleRef rule) implements Reason {
    @Override
    public String code() {
      return "rule-excluded";
    }
  }

  /** Rules contradict each other, so that none of them counts for the action. */
  record Conflict(RuleRef rule) implements Reason {
    @Override
    public String code() {
      return "rule-conflict";
    }
  }

  /** The action needs a rule that keeps it, and none does. */
  record NoRule() implements Reason {
    @Override
    public String code() {
      return "no-rule";
    }
  }

  /** Rules proposed products only that the subject has bought already. */
  record NothingLeft() implements Reason {
    @Override
    public String code() {
      return "nothing-left";
    }
  }

  /** The rules cost more than they may, so that nothing is known of what they would say. */
  record BudgetExceeded() implements Reason {
    @Override
    public String code() {
      return "budget-exceeded";
    }
  }

  /** Others have a higher priority and the limit was reached. */
  record Outranked(int rank, double priority) implements Reason {
    @Override
    public String code() {
      return "outranked";
    }
  }
}

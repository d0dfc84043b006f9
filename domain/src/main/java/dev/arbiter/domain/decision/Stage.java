package dev.arbiter.domain.decision;

/** The steps of the funnel at which a candidate can be dropped, in their order. */
public enum Stage {
  CONSENT("consent"),
  ELIGIBILITY("eligibility"),
  CONTACT_POLICY("contact-policy"),
  RULES("rules"),
  ARBITRATION("arbitration");

  private final String wire;

  Stage(String wire) {
    this.wire = wire;
  }

  /** The name used in JSON and metrics. */
  public String wire() {
    return wire;
  }
}

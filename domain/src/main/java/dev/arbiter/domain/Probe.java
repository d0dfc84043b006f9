package dev.arbiter.domain;

/** Probe. */
public final class Probe {
  private Probe() {} String x() { return null; }
}

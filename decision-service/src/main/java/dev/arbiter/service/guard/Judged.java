package dev.arbiter.service.guard;

import dev.arbiter.domain.guard.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A window of a deployment that was judged.
 *
 * @param outcomes whether by the outcomes of its decisions, which come later, or by the decisions
 * @param window counts the windows of the deployment, those of outcomes apart, from 1
 * @param findings of each guardrail
 */
record Judged(
    long deployment,
    long release,
    boolean outcomes,
    int window,
    Instant since,
    Instant until,
    List<Finding> findings) {
  Judged {
    findings = List.copyOf(findings);
  }

  Optional<Finding> breach() {
    return findings.stream().filter(Finding::breached).findFirst();
  }
}

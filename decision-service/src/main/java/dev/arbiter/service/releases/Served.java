package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Share;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What answers the requests of a project: the live release, and for a share of the subjects
 * another.
 */
record Served(Lease live, Optional<Canary> canary) {

  /** A release that is tried on a share of the subjects. */
  record Canary(Lease lease, Share share) {}

  /** The release for the subject. */
  Lease lease(String subject) {
    return canary.filter(tried -> tried.share().includes(subject)).map(Canary::lease).orElse(live);
  }

  Stream<Lease> leases() {
    return Stream.concat(Stream.of(live), canary.map(Canary::lease).stream());
  }
}

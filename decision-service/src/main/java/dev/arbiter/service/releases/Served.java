package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Share;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What answers the requests of a project: the live release, and for a share of the subjects
 * another.
 *
 * @param shadow decides beside them, for nobody to see
 */
record Served(Lease live, Optional<Trial> canary, Optional<Trial> shadow) {

  /** A release that is tried on a share of the subjects. */
  record Trial(Lease lease, Share share) {
    Optional<Lease> lease(String subject) {
      return share.includes(subject) ? Optional.of(lease) : Optional.empty();
    }
  }

  /** The release for the subject. */
  Lease lease(String subject) {
    return canary.flatMap(tried -> tried.lease(subject)).orElse(live);
  }

  /** What answers, in words. */
  String words() {
    var number = live.release().ref().number();
    return canary
        .map(
            tried ->
                "%d, and %d for %s"
                    .formatted(number, tried.lease().release().ref().number(), tried.share()))
        .orElseGet(() -> Long.toString(number));
  }

  /** The live release and what is tried beside it. */
  Stream<Lease> all() {
    return Stream.concat(Stream.of(live), trials());
  }

  /** What is tried beside the live release. */
  Stream<Lease> trials() {
    return Stream.of(canary, shadow).flatMap(Optional::stream).map(Trial::lease);
  }
}

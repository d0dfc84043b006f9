package dev.arbiter.service.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The contacts that a release counts for a subject: read from the log once, then carried on from
 * decision to decision. Thread-safe; exact if the decisions for a subject take {@link Turns}.
 */
final class RecentContacts {
  private static final int SUBJECTS = 50_000;

  private final DecisionLog log;
  private final Cache<Key, Recent> known = Caffeine.newBuilder().maximumSize(SUBJECTS).build();

  RecentContacts(DecisionLog log) {
    this.log = log;
  }

  /** Projects count apart from each other. */
  private record Key(String project, String profile) {}

  /**
   * What is known of one subject.
   *
   * @param release whose policies counted; those of another may count other contacts
   * @param identifiers of the subject then; one that has more now may have had other contacts
   * @param contacts what they counted, and what was chosen then
   */
  private record Recent(ReleaseRef release, Set<Identifier> identifiers, List<Contact> contacts) {}

  /** The contacts that the policies of the release may count at the instant. */
  List<Contact> of(Release release, Profile profile, Instant now) {
    if (release.catalog().contactWindow().isZero()) {
      return List.of();
    }
    var recent = known.getIfPresent(key(release.ref(), profile.id()));
    return recent != null
            && recent.release().equals(release.ref())
            && recent.identifiers().equals(profile.identifiers())
        ? recent.contacts()
        : logged(release, profile.id(), now);
  }

  /** The same from the log itself, which leaves no trace here: the instant may be any. */
  List<Contact> logged(Release release, String profile, Instant now) {
    var window = release.catalog().contactWindow();
    return window.isZero()
        ? List.of()
        : log.contacts(release.ref().project(), profile, now.minus(window));
  }

  /** Carries on what a logged decision counted and chose. */
  void keep(Profile profile, DecisionRecord record) {
    var decision = record.decision();
    var contacts = new ArrayList<>(record.contacts());
    decision
        .actions()
        .forEach(choice -> contacts.add(new Contact(choice.action(), decision.decidedAt())));
    known.put(
        key(decision.release(), record.profile()),
        new Recent(decision.release(), profile.identifiers(), List.copyOf(contacts)));
  }

  /** Leaves it to the log to tell: after a failure it alone knows. */
  void forget(ReleaseRef release, String profile) {
    known.invalidate(key(release, profile));
  }

  private static Key key(ReleaseRef release, String profile) {
    return new Key(release.project(), profile);
  }
}

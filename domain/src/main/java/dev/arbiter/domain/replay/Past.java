package dev.arbiter.domain.replay;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was known at a decision beyond its record. Reads only; thread-safe. */
public interface Past {

  /** The profile as it was known when the last change had this number; empty if it was not. */
  Optional<Profile> profile(String id, long revision);

  /** What the project had chosen for the subject after {@code since} and before the decision. */
  List<Contact> contacts(DecisionRecord record, Instant since);
}

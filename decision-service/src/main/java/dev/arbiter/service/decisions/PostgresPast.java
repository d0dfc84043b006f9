package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.event.EventHistory;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.replay.Past;
import dev.arbiter.service.database.Jdbc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The past from the accepted events and the log. The events of a subject are applied in the order
 * of their acceptance, so that the first of them make the profile of that revision.
 */
public final class PostgresPast implements Past {
  private final Jdbc jdbc;
  private final EventHistory events;

  public PostgresPast(Jdbc jdbc, EventHistory events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Optional<Profile> profile(String id, long revision) {
    var all = events.of(id);
    return all.size() < revision
        ? Optional.empty()
        : Optional.of(Profile.empty(id).with(all.subList(0, Math.toIntExact(revision))));
  }

  @Override
  public List<Contact> contacts(DecisionRecord record, Instant since) {
    return jdbc.query(
        "read contacts",
        """
        select decided_at, unnest(chosen) as action from decisions
        where profile = ? and project = ? and decided_at > ? and kind = 'actions'
          and seq < (select seq from decisions where id = ?) order by seq
        """,
        row -> new Contact(row.getString("action"), Jdbc.instant(row, "decided_at")),
        record.profile(),
        record.decision().release().project(),
        since,
        record.decision().id());
  }
}

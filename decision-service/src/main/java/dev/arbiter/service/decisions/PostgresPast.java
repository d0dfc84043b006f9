package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.ProfileHistory;
import dev.arbiter.domain.replay.Past;
import dev.arbiter.service.database.Jdbc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The past from the accepted events and the log. */
public final class PostgresPast implements Past {
  private final Jdbc jdbc;
  private final ProfileHistory profiles;

  public PostgresPast(Jdbc jdbc, ProfileHistory profiles) {
    this.jdbc = jdbc;
    this.profiles = profiles;
  }

  @Override
  public Optional<Profile> profile(String id, long revision) {
    return profiles.known(id, revision);
  }

  @Override
  public List<Contact> contacts(DecisionRecord record, Instant since) {
    return jdbc.query(
        "read contacts",
        """
        select decided_at, unnest(chosen) as action from decisions
        where profile = any(?) and project = ? and decided_at > ? and kind = 'actions'
          and seq < (select seq from decisions where id = ?) order by seq
        """,
        row -> new Contact(row.getString("action"), Jdbc.instant(row, "decided_at")),
        Jdbc.Column.of("text", profiles.members(record.profile(), record.profileRevision())),
        record.decision().release().project(),
        since,
        record.decision().id());
  }
}

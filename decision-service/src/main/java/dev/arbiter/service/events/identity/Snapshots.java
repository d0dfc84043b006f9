package dev.arbiter.service.events.identity;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the events of fragments amounted to at a change, so that they need not be folded all over
 * again. They are sealed as events are, for whoever is forgotten is so here, too; they are never
 * the record. Thread-safe.
 */
public final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

  /** Of a fragment with so many events since its last snapshot one is due. */
  static final int EVENTS = 256;

  private static final int MAX_WANTED = 1_000;

  private final Jdbc jdbc;
  private final Sealer sealer;
  private final Form form;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();

  public Snapshots(Jdbc jdbc, Sealer sealer, Form form) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.form = form;
  }

  /**
   * How profiles become bytes.
   *
   * @param format tells the fold and the bytes of one version of the product from those of others
   */
  public record Form(
      String format, Function<Profile, byte[]> write, Function<byte[], Profile> read) {}

  String format() {
    return form.format();
  }

  /** Somebody had to fold many events: one would have helped. */
  void want(String fragment) {
    if (wanted.size() < MAX_WANTED) {
      wanted.add(fragment);
    }
  }

  /** The fragments that are wanted since this was asked. */
  List<String> wanted() {
    var taken = List.copyOf(wanted);
    taken.forEach(wanted::remove);
    return taken;
  }

  /**
   * What was known of a fragment as of a change; empty if it cannot be read, whatever the reason.
   *
   * @throws ErasedException if its subject was forgotten
   */
  Optional<Profile> open(String fragment, long seq, byte[] sealed) {
    try {
      var body = sealer.open(fragment, context(fragment, seq), sealed);
      return Optional.of(form.read().apply(body)).filter(one -> one.revision() == seq);
    } catch (ErasedException forgotten) {
      throw forgotten;
    } catch (RuntimeException spoilt) {
      LOG.warn("The snapshot of {} cannot be read: its events are folded", fragment, spoilt);
      return Optional.empty();
    }
  }

  /** Keeps what is known of a fragment, unless something newer is kept. */
  void keep(Profile known) {
    var id = known.id();
    var seq = known.revision();
    jdbc.update(
        "keep a snapshot",
        """
        insert into snapshots (fragment, seq, events, format, body) values (?, ?, ?, ?, ?)
        on conflict (fragment) do update set seq = excluded.seq, events = excluded.events,
          format = excluded.format, body = excluded.body
        where snapshots.seq < excluded.seq or snapshots.format <> excluded.format
        """,
        id,
        seq,
        known.events(),
        form.format(),
        sealer.seal(id, context(id, seq), form.write().apply(known)));
  }

  private static String context(String fragment, long seq) {
    return "snapshot of " + fragment + " at " + seq;
  }

  /** Deletes all of them. */
  public void clear() {
    jdbc.update("delete snapshots", "delete from snapshots");
  }
}

package dev.arbiter.service.http.signing;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets of those who send or are told messages, each in the row of its owner, sealed.
 * Thread-safe; what a method returned is durable.
 */
public final class Secrets {
  private final Jdbc jdbc;
  private final Sealer sealer;
  private final Owners owners;

  public Secrets(Jdbc jdbc, Sealer sealer, Owners owners) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.owners = owners;
  }

  /**
   * Whose secrets they are.
   *
   * @param table with the columns {@code name, secret, previous, previous_until, changed_at}
   * @param sealedAs the name under which the secrets are sealed
   * @param kind the first word of changes in the admin log
   */
  public record Owners(String table, String sealedAs, String kind) {}

  /** A secret as it is kept in the row of its owner. */
  public byte[] sealed(String name, Secret secret) {
    return sealer.seal(owners.sealedAs(), name, secret.bytes());
  }

  /** Gives an owner another secret; false if there is none of this name. */
  public boolean rotate(String name, Secret secret, Duration grace, String actor, Instant now) {
    return logged(
        Change.of(actor, owners.kind() + ".rotated", name).with("grace", grace.toString()),
        now,
        "update %s set previous = secret, previous_until = ?, secret = ?, changed_at = ?"
                .formatted(owners.table())
            + " where name = ?",
        now.plus(grace),
        sealed(name, secret),
        now,
        name);
  }

  /** Removes an owner; false if there is none of this name. */
  public boolean remove(String name, String actor, Instant now) {
    return logged(
        Change.of(actor, owners.kind() + ".deleted", name),
        now,
        "delete from %s where name = ?".formatted(owners.table()),
        name);
  }

  private boolean logged(Change change, Instant now, String sql, Object... parameters) {
    return jdbc.transaction(
        "change who has a secret in " + owners.table(),
        connection -> {
          var changed = Jdbc.update(connection, sql, parameters) > 0;
          if (changed) {
            change.log(connection, now);
          }
          return changed;
        });
  }

  /** Those that are good at an instant, the newest first; none if there is no such owner. */
  public List<Secret> good(String name, Instant now) {
    return jdbc
        .query(
            "read the secrets of " + owners.table(),
            "select secret, case when previous_until > ? then previous end from %s where name = ?"
                .formatted(owners.table()),
            row -> Stream.of(Optional.of(row.getBytes(1)), Optional.ofNullable(row.getBytes(2))),
            now,
            name)
        .stream()
        .flatMap(both -> both)
        .flatMap(Optional::stream)
        .map(kept -> new Secret(sealer.open(owners.sealedAs(), name, kept)))
        .toList();
  }
}

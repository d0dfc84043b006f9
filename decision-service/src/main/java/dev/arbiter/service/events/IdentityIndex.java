package dev.arbiter.service.events;

import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.Jdbc;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which profile an identifier leads to. Only keyed hashes (HMAC-SHA-256) of identifiers are stored.
 * Thread-safe.
 */
public final class IdentityIndex {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 10;

  private final Jdbc jdbc;
  private final SecretKeySpec key;

  /**
   * @param secret at least 32 bytes, the same for the life of the installation
   */
  public IdentityIndex(Jdbc jdbc, byte[] secret) {
    this.jdbc = jdbc;
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The profiles to which the identifiers lead: none, one, or several if they contradict. */
  public SortedSet<String> profiles(Collection<Identifier> identifiers) {
    var keys = identifiers.stream().map(this::hash).toList();
    return new TreeSet<>(
        jdbc.query(
            "look up identifiers",
            "select distinct profile from identifiers where key = any(?)",
            row -> row.getString(1),
            Jdbc.Column.ofBytes(keys)));
  }

  /** What is known of these identifiers, within a transaction. */
  Known known(Connection connection, Collection<Identifier> identifiers) throws SQLException {
    var known = new HashMap<String, String>();
    var keys = identifiers.stream().map(this::hash).toList();
    Jdbc.query(
        connection,
        "select key, profile from identifiers where key = any(?)",
        row -> known.put(HexFormat.of().formatHex(row.getBytes(1)), row.getString(2)),
        Jdbc.Column.ofBytes(keys));
    return new Known(known);
  }

  /** Identifiers with their profiles, as of one transaction and with what it adds. */
  final class Known {
    private final Map<String, String> profiles;
    private final Map<String, String> added = new HashMap<>();

    private Known(Map<String, String> profiles) {
      this.profiles = profiles;
    }

    /**
     * The profile of somebody with these identifiers, a new one if none is known; empty if they
     * lead to several.
     */
    Optional<String> resolve(SortedSet<Identifier> identifiers) {
      var keys = identifiers.stream().map(one -> HexFormat.of().formatHex(hash(one))).toList();
      var found = new TreeSet<String>();
      keys.stream().filter(profiles::containsKey).map(profiles::get).forEach(found::add);
      if (found.size() > 1) {
        return Optional.empty();
      }
      var profile = found.isEmpty() ? "p-" + keys.get(0).substring(0, 2 * ID_BYTES) : found.first();
      for (var one : keys) {
        if (profiles.putIfAbsent(one, profile) == null) {
          added.put(one, profile);
        }
      }
      return Optional.of(profile);
    }

    void save(Connection connection) throws SQLException {
      if (!added.isEmpty()) {
        var keys = added.keySet().stream().sorted().toList();
        Jdbc.update(
            connection,
            "insert into identifiers (key, profile) select * from unnest(?, ?)",
            Jdbc.Column.ofBytes(keys.stream().map(HexFormat.of()::parseHex).toList()),
            Jdbc.Column.of("text", keys.stream().map(added::get).toList()));
      }
    }
  }

  private byte[] hash(Identifier identifier) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(
          (identifier.kind() + ":" + identifier.value()).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}

package dev.arbiter.service.profiles.grid;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * How a server joins others in one grid.
 *
 * @param node its name, unlike those of the others
 * @param bind where it listens
 * @param members where all members listen, this one too
 * @param secret what all members know and nobody else; their traffic is sealed with it
 */
public record ClusterSettings(
    String node, InetSocketAddress bind, List<InetSocketAddress> members, String secret) {
  /** Failures of members are noticed at a port that is higher by so much. */
  static final int WATCH_OFFSET = 50_000;

  /** The highest port at which a member can listen. */
  public static final int MAX_PORT = 65_535 - WATCH_OFFSET;

  /** Shorter secrets can be guessed. */
  public static final int MIN_SECRET = 32;

  public ClusterSettings {
    members = List.copyOf(members);
  }

  /** How many members are more than those that are missing. */
  int majority() {
    return members.size() / 2 + 1;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ClusterSettings[" + node + " at " + bind + " of " + members + "]";
  }
}

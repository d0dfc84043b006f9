package dev.arbiter.service;

import dev.arbiter.service.profiles.grid.ClusterSettings;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the settings {@code arbiter.cluster.*}. */
record ClusterReader(SettingsReader settings) {
  private static final String ADDRESS = "arbiter.cluster.address";
  private static final String PORT = "arbiter.cluster.port";
  private static final String MEMBERS = "arbiter.cluster.members";
  private static final String SECRET = "arbiter.cluster.secret";
  private static final int DEFAULT_PORT = 7_800;
  private static final Pattern MEMBER =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

  /** Which grid is joined, if one is. */
  Optional<ClusterSettings> read() {
    var members = settings.text(MEMBERS).map(String::strip);
    if (members.isEmpty()) {
      Stream.of(ADDRESS, PORT, SECRET)
          .filter(name -> settings.text(name).isPresent())
          .forEach(name -> settings.problem(MEMBERS + " is missing beside " + name));
      return Optional.empty();
    }
    var port = settings.number(PORT, DEFAULT_PORT, 1, ClusterSettings.MAX_PORT);
    var bind = new InetSocketAddress(settings.text(ADDRESS).orElse("127.0.0.1"), port);
    if (bind.isUnresolved()) {
      settings.problem(
          "%s must be an address of this machine, but is \"%s\""
              .formatted(ADDRESS, bind.getHostString()));
    }
    return Optional.of(
        new ClusterSettings(settings.node(), bind, members(members.get()), secret()));
  }

  private List<InetSocketAddress> members(String text) {
    var parts = Arrays.stream(text.split(",", -1)).map(String::strip).map(MEMBER::matcher).toList();
    if (parts.size() < 2
        || !parts.stream().allMatch(one -> one.matches() && isPort(one.group(2)))) {
      settings.problem(
          "%s must be host:port of all members by commas, two at least and no port above %d, but"
                  .formatted(MEMBERS, ClusterSettings.MAX_PORT)
              + " is \"%s\"".formatted(text));
      return List.of();
    }
    return parts.stream()
        .map(one -> new InetSocketAddress(one.group(1), Integer.parseInt(one.group(2))))
        .toList();
  }

  private static boolean isPort(String digits) {
    var port = Integer.parseInt(digits);
    return port > 0 && port <= ClusterSettings.MAX_PORT;
  }

  /** What travels between members is personal: without a secret there is no grid. */
  private String secret() {
    var secret = settings.text(SECRET).orElse("");
    if (secret.length() < ClusterSettings.MIN_SECRET) {
      settings.problem(
          "%s must be the same text of at least %d characters on all members, but has %d"
              .formatted(SECRET, ClusterSettings.MIN_SECRET, secret.length()));
    }
    return secret;
  }
}

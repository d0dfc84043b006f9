package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells why the fragments of a profile are one subject. Thread-safe. */
public final class IdentityReader {
  private final Jdbc jdbc;
  private final IdentityPolicy policy;

  public IdentityReader(Jdbc jdbc, IdentityPolicy policy) {
    this.jdbc = jdbc;
    this.policy = policy;
  }

  /** Of the profile that a fragment belongs to. */
  Optional<IdentityView> of(String fragment) {
    return jdbc.transaction("read who is who", connection -> read(connection, fragment));
  }

  private Optional<IdentityView> read(Connection connection, String fragment) throws SQLException {
    var tables = new IdentityTables(connection);
    var found = tables.rows(List.of(fragment));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var profile = found.get(0).profile();
    var members = tables.members(List.of(profile));
    var ids = members.stream().map(Row::id).collect(Collectors.toSet());
    var fates = new Regrouping(tables, policy).fates(ids);
    return Optional.of(
        new IdentityView(
            profile,
            members.stream().map(IdentityReader::view).toList(),
            fates.entrySet().stream()
                .filter(
                    one -> ids.contains(one.getKey().one()) || ids.contains(one.getKey().other()))
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Link::claim)))
                .map(one -> view(one.getKey(), one.getValue()))
                .toList(),
            tables.matches().of(ids, policy),
            tables.separationViews(ids)));
  }

  private static IdentityView.FragmentView view(Row row) {
    return new IdentityView.FragmentView(
        row.id(), row.node().kind(), row.events(), wire(row.node().standing()));
  }

  private static IdentityView.LinkView view(Link link, Link.Fate fate) {
    return new IdentityView.LinkView(
        link.one(), link.other(), link.claim().event(), link.claim().occurredAt(), wire(fate));
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

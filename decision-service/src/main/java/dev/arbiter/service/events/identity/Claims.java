package dev.arbiter.service.events.identity;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.identity.Claim;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.domain.identity.Node;
import dev.arbiter.domain.profile.Identifier;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What some events claim of their identifiers: of each link the first claim. For one thread. */
final class Claims {
  private final Function<Identifier, String> names;
  private final Map<Identifier, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();

  /**
   * @param names the ids of identifiers
   */
  Claims(Function<Identifier, String> names) {
    this.names = names;
  }

  /** The id of an identifier, which is noted. */
  String id(Identifier identifier) {
    return nodes.computeIfAbsent(identifier, one -> Node.of(names.apply(one), one.kind())).id();
  }

  /** Notes that all identifiers of an event are of the subject of its fragment. */
  void add(String fragment, Event event) {
    var place = 0;
    for (var identifier : event.identifiers()) {
      var id = id(identifier);
      if (!id.equals(fragment)) {
        var claim = new Claim(event.occurredAt(), event.id(), place++);
        var link = Link.of(fragment, id, claim);
        links.merge(key(link), link, Link::first);
      }
    }
  }

  private static String key(Link link) {
    return link.one() + " " + link.other();
  }

  /** The identifiers that were noted. */
  Collection<Node> nodes() {
    return nodes.values();
  }

  /** Keeps the claims that are new or earlier than those kept, and says what they link. */
  Set<String> save(IdentityTables tables) throws SQLException {
    if (links.isEmpty()) {
      return Set.of();
    }
    for (var kept : tables.kept(links.values())) {
      links.computeIfPresent(
          key(kept), (key, link) -> link.claim().compareTo(kept.claim()) < 0 ? link : null);
    }
    if (links.isEmpty()) {
      return Set.of();
    }
    tables.saveLinks(links.values());
    var ends = new HashSet<String>();
    links.values().forEach(link -> ends.addAll(List.of(link.one(), link.other())));
    return ends;
  }
}

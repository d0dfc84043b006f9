package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.identity.Claim;
import dev.arbiter.domain.identity.Clustering;
import dev.arbiter.domain.identity.Clusters;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Likeness;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.domain.identity.Node;
import dev.arbiter.domain.profile.Identifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is who by all events at once. */
final class WhoIsWho {
  private WhoIsWho() {}

  static String name(Identifier identifier) {
    return identifier.kind() + "=" + identifier.value();
  }

  /** The lead of each identifier. */
  static Map<String, String> leads(Collection<Event> events, IdentityPolicy policy) {
    return clusters(events, List.of(), policy).leads();
  }

  /** The subjects, and what became of likenesses. */
  static Clusters clusters(
      Collection<Event> events, Collection<Likeness> likenesses, IdentityPolicy policy) {
    var nodes = new HashSet<Node>();
    var links = new LinkedHashMap<String, Link>();
    for (var event : events) {
      var home = name(policy.home(event.identifiers()));
      var place = 0;
      for (var identifier : event.identifiers()) {
        var id = name(identifier);
        nodes.add(Node.of(id, identifier.kind()));
        if (!id.equals(home)) {
          var link = Link.of(home, id, new Claim(event.occurredAt(), event.id(), place++));
          links.merge(link.one() + " " + link.other(), link, WhoIsWho::first);
        }
      }
    }
    return Clustering.of(nodes, links.values(), likenesses, List.of(), policy);
  }

  private static Link first(Link one, Link other) {
    return one.claim().compareTo(other.claim()) <= 0 ? one : other;
  }
}

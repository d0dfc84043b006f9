package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.Node;

/**
 * A fragment as its table tells it.
 *
 * @param profile the id of the profile that it belongs to
 * @param revision the number of its last change
 * @param events how many events it has
 */
record Row(Node node, String profile, long revision, long events) {

  /** A fragment that nothing is known of yet. */
  static Row created(Node node) {
    return new Row(node, node.id(), 0, 0);
  }

  String id() {
    return node.id();
  }

  /** This fragment with so many events more, as of a change. */
  Row with(long more, long number) {
    return new Row(node, profile, number, events + more);
  }

  /** This fragment where it belongs and as it stands. */
  Row in(String lead, Node.Standing standing) {
    return new Row(node.as(standing), lead, revision, events);
  }
}

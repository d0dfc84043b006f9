package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.infinispan.protostream.annotations.ProtoAdapter;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** How changes look in ProtoStream. */
@ProtoAdapter(Change.class)
final class ChangeAdapter {

  @ProtoFactory
  Change create(
      String fragment, long before, long after, List<Entries.EventEntry> events, boolean moved) {
    var read = events.stream().map(ChangeAdapter::event).toList();
    return new Change(fragment, before, after, read, moved);
  }

  private static Event event(Entries.EventEntry entry) {
    var identifiers = new TreeSet<Identifier>();
    entry.identifiers().forEach(one -> identifiers.add(new Identifier(one.kind(), one.value())));
    return new Event(
        entry.id(),
        entry.type(),
        entry.source(),
        Instant.parse(entry.occurredAt()),
        identifiers,
        Entries.facts(entry.data()));
  }

  @ProtoField(1)
  String fragment(Change change) {
    return change.fragment();
  }

  @ProtoField(number = 2, defaultValue = "0")
  long before(Change change) {
    return change.before();
  }

  @ProtoField(number = 3, defaultValue = "0")
  long after(Change change) {
    return change.after();
  }

  @ProtoField(4)
  List<Entries.EventEntry> events(Change change) {
    return change.events().stream()
        .map(
            event ->
                new Entries.EventEntry(
                    event.id(),
                    event.type(),
                    event.source(),
                    event.occurredAt().toString(),
                    event.identifiers().stream()
                        .map(one -> new Entries.IdentifierEntry(one.kind(), one.value()))
                        .toList(),
                    Entries.json(event.data())))
        .toList();
  }

  @ProtoField(number = 5, defaultValue = "false")
  boolean moved(Change change) {
    return change.moved();
  }
}

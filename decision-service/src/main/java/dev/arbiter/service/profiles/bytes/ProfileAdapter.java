package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Statement;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.infinispan.protostream.annotations.ProtoAdapter;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** How profiles look in ProtoStream. */
@ProtoAdapter(Profile.class)
final class ProfileAdapter {

  @ProtoFactory
  Profile create(
      String id,
      long revision,
      List<Entries.IdentifierEntry> identifiers,
      List<Entries.StatementEntry> statements,
      List<Entries.ConsentEntry> consents,
      long events,
      List<SeriesEntry> timeline) {
    var identifierSet = new TreeSet<Identifier>();
    identifiers.forEach(one -> identifierSet.add(new Identifier(one.kind(), one.value())));
    var statementMap = new TreeMap<String, Statement>();
    statements.forEach(
        one ->
            statementMap.put(
                one.name(),
                new Statement(Entries.value(one.value()), Instant.parse(one.at()), one.event())));
    var consentMap = new TreeMap<String, Consent>();
    consents.forEach(
        one ->
            consentMap.put(
                one.purpose(),
                new Consent(
                    one.purpose(),
                    one.granted(),
                    Instant.parse(one.at()),
                    one.source(),
                    one.event())));
    return new Profile(
        id,
        revision,
        events,
        identifierSet,
        SeriesEntry.timeline(timeline),
        statementMap,
        consentMap);
  }

  @ProtoField(1)
  String id(Profile profile) {
    return profile.id();
  }

  @ProtoField(number = 2, defaultValue = "0")
  long revision(Profile profile) {
    return profile.revision();
  }

  @ProtoField(3)
  List<Entries.IdentifierEntry> identifiers(Profile profile) {
    return profile.identifiers().stream()
        .map(one -> new Entries.IdentifierEntry(one.kind(), one.value()))
        .toList();
  }

  @ProtoField(7)
  List<Entries.StatementEntry> statements(Profile profile) {
    return profile.statements().entrySet().stream()
        .map(
            entry ->
                new Entries.StatementEntry(
                    entry.getKey(),
                    Entries.json(entry.getValue().value()),
                    entry.getValue().at().toString(),
                    entry.getValue().event()))
        .toList();
  }

  @ProtoField(8)
  List<Entries.ConsentEntry> consents(Profile profile) {
    return profile.consents().values().stream()
        .map(
            one ->
                new Entries.ConsentEntry(
                    one.purpose(), one.granted(), one.at().toString(), one.source(), one.event()))
        .toList();
  }

  @ProtoField(number = 10, defaultValue = "0")
  long events(Profile profile) {
    return profile.events();
  }

  @ProtoField(11)
  List<SeriesEntry> timeline(Profile profile) {
    return SeriesEntry.of(profile.timeline());
  }
}

package dev.arbiter.service.profiles;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Interest;
import dev.arbiter.domain.profile.Order;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Statement;
import java.math.BigDecimal;
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
      List<Entries.OrderEntry> orders,
      List<Entries.InterestEntry> interests,
      List<Entries.CategoryEntry> categories,
      List<Entries.StatementEntry> statements,
      List<Entries.ConsentEntry> consents,
      String lastSeen,
      long events) {
    var identifierSet = new TreeSet<Identifier>();
    identifiers.forEach(one -> identifierSet.add(new Identifier(one.kind(), one.value())));
    var orderMap = new TreeMap<String, Order>();
    orders.forEach(
        one ->
            orderMap.put(
                one.id(), new Order(Instant.parse(one.placedAt()), new BigDecimal(one.amount()))));
    var interestMap = new TreeMap<String, Interest>();
    interests.forEach(
        one ->
            interestMap.put(
                one.product(),
                new Interest(
                    new BigDecimal(one.quantity()),
                    Entries.instant(one.boughtAt()),
                    Entries.instant(one.viewedAt()))));
    var categoryMap = new TreeMap<String, Instant>();
    categories.forEach(one -> categoryMap.put(one.category(), Instant.parse(one.boughtAt())));
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
        orderMap,
        interestMap,
        categoryMap,
        statementMap,
        consentMap,
        Entries.instant(lastSeen));
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

  @ProtoField(4)
  List<Entries.OrderEntry> orders(Profile profile) {
    return profile.orders().entrySet().stream()
        .map(
            entry ->
                new Entries.OrderEntry(
                    entry.getKey(),
                    entry.getValue().placedAt().toString(),
                    entry.getValue().amount().toString()))
        .toList();
  }

  @ProtoField(5)
  List<Entries.InterestEntry> interests(Profile profile) {
    return profile.interests().entrySet().stream()
        .map(
            entry ->
                new Entries.InterestEntry(
                    entry.getKey(),
                    entry.getValue().quantity().toString(),
                    Entries.text(entry.getValue().boughtAt()),
                    Entries.text(entry.getValue().viewedAt())))
        .toList();
  }

  @ProtoField(6)
  List<Entries.CategoryEntry> categories(Profile profile) {
    return profile.categories().entrySet().stream()
        .map(entry -> new Entries.CategoryEntry(entry.getKey(), entry.getValue().toString()))
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

  @ProtoField(9)
  String lastSeen(Profile profile) {
    return Entries.text(profile.lastSeen());
  }

  @ProtoField(number = 10, defaultValue = "0")
  long events(Profile profile) {
    return profile.events();
  }
}

package dev.arbiter.domain.match;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says which records are worth comparing: those that share a key. Each pass makes keys of other
 * fields, so that errors in some fields do not keep two records of one person apart. A record has
 * few keys, for it is compared with all that share one of them.
 */
final class Blocking {
  /** What is hardly ever shared by chance, each alone. */
  private static final List<Kind> RARE =
      List.of(Kind.NATIONAL_ID, Kind.DATE_OF_BIRTH, Kind.EMAIL, Kind.PHONE);

  private final Fields fields;

  Blocking(Fields fields) {
    this.fields = fields;
  }

  /** The keys of a record; they tell what it says of the person. */
  Set<String> keys(Person person) {
    var keys = new TreeSet<String>();
    for (var kind : RARE) {
      texts(person, kind).forEach(text -> keys.add(kind + ":" + text));
    }
    // Names in either place, so that exchanged ones meet.
    var names = sounds(person);
    if (names.size() > 1) {
      keys.add("names:" + String.join(":", names));
    }
    var years = years(person);
    var postcodes = texts(person, Kind.POSTCODE).toList();
    for (var name : names) {
      years.forEach(year -> keys.add("name-year:" + name + ":" + year));
      postcodes.forEach(code -> keys.add("name-postcode:" + name + ":" + code));
    }
    texts(person, Kind.ADDRESS)
        .forEach(
            address ->
                texts(person, Kind.STREET_NUMBER)
                    .forEach(number -> keys.add("house:" + address + ":" + number)));
    return keys;
  }

  private List<String> years(Person person) {
    return values(person, Kind.DATE_OF_BIRTH).filter(Value::isDate).map(Value::year).toList();
  }

  private Set<String> sounds(Person person) {
    var sounds = new TreeSet<String>();
    Stream.of(Kind.GIVEN_NAME, Kind.SURNAME)
        .flatMap(kind -> values(person, kind))
        .map(Value::sound)
        .forEach(sounds::add);
    return sounds;
  }

  private Stream<String> texts(Person person, Kind kind) {
    return values(person, kind).map(Value::text);
  }

  private Stream<Value> values(Person person, Kind kind) {
    return fields.ofKind(kind).mapToObj(person::value).filter(value -> !value.isMissing());
  }
}

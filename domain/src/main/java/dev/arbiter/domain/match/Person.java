package dev.arbiter.domain.match;

import dev.arbiter.domain.fact.Text;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What one record says about a person, in the form in which it is compared; immutable. */
public final class Person {
  static final Comparator<Person> BY_ID = Comparator.comparing(Person::id);

  private static final int MAX_VALUE = 256;

  private final Fields fields;
  private final String id;
  private final List<Value> values;

  private Person(Fields fields, String id, List<Value> values) {
    this.fields = fields;
    this.id = id;
    this.values = values;
  }

  /**
   * Reads a record.
   *
   * @param id the name of the record, which says nothing about the person
   * @param written the values by the names of the fields; a blank one is missing, like one that is
   *     not there
   * @throws ViolationException if there is a value that is no field, or one that is too long
   */
  public static Person of(Fields fields, String id, Map<String, String> written) {
    Text.check("id", id, MAX_VALUE);
    for (var name : written.keySet()) {
      if (fields.list().stream().noneMatch(field -> field.name().equals(name))) {
        throw new ViolationException(
            new Violation(
                Violation.Code.ADDITIONAL_PROPERTIES, name, name + " is none of the fields"));
      }
    }
    return new Person(
        fields,
        id,
        fields.list().stream()
            .map(field -> value(field, written.getOrDefault(field.name(), "")))
            .toList());
  }

  private static Value value(Fields.Field field, String written) {
    Text.check(field.name(), written, MAX_VALUE);
    return Value.of(field.kind(), written);
  }

  public String id() {
    return id;
  }

  /** Lets the record pass if it was read with these fields. */
  Person with(Fields expected) {
    if (!fields.equals(expected)) {
      throw new IllegalArgumentException(this + " has other fields than " + expected);
    }
    return this;
  }

  Value value(int field) {
    return values.get(field);
  }

  /** The id only: the values are personal. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}

package dev.arbiter.tests.identity;

import dev.arbiter.domain.match.Fields;
import dev.arbiter.domain.match.Kind;
import dev.arbiter.domain.match.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How records are made up; the same recipe always makes the same ones.
 *
 * @param registered as in a register, with a national number; else as in a shop, without
 * @param together the share of people who live with another one
 * @param errors in a copy, on average
 */
public record Recipe(
    long seed, int records, Copies copies, boolean registered, double together, double errors) {
  private static final Map<String, Kind> SHOP = shop();

  /** How many further records there are of a person. */
  public enum Copies {
    /** None of anybody. */
    NONE,
    /** One of every tenth. */
    FEW,
    /** One of each. */
    ONE,
    /** None to four, alike often. */
    UNIFORM,
    /** None of most, and up to nine of some: k as often as 1/(k+1)². */
    ZIPF;

    int draw(Random random) {
      return switch (this) {
        case NONE -> 0;
        case FEW -> random.nextInt(10) == 0 ? 1 : 0;
        case ONE -> 1;
        case UNIFORM -> random.nextInt(5);
        case ZIPF -> Math.min(9, (int) (1 / (1 - random.nextDouble())) - 1);
      };
    }
  }

  private static Map<String, Kind> shop() {
    var kinds = new LinkedHashMap<String, Kind>();
    kinds.put("first", Kind.GIVEN_NAME);
    kinds.put("last", Kind.SURNAME);
    kinds.put("number", Kind.STREET_NUMBER);
    kinds.put("street", Kind.ADDRESS);
    kinds.put("line2", Kind.ADDRESS);
    kinds.put("place", Kind.LOCALITY);
    kinds.put("code", Kind.POSTCODE);
    kinds.put("region", Kind.REGION);
    kinds.put("phone", Kind.PHONE);
    kinds.put("born", Kind.DATE_OF_BIRTH);
    kinds.put("email", Kind.EMAIL);
    return kinds;
  }

  private Fields fields() {
    var fields = new ArrayList<Fields.Field>();
    SHOP.forEach((name, kind) -> fields.add(new Fields.Field(name, kind)));
    if (registered) {
      fields.add(new Fields.Field("national", Kind.NATIONAL_ID));
    }
    return new Fields(fields);
  }

  /** The records. */
  public Labelled make() {
    var random = new Random(seed);
    var population = new Population(random, together, registered);
    var clerk = new Clerk(random, population);
    var fields = fields();
    var people = new ArrayList<Person>();
    var truth = new HashMap<String, String>();
    var record = Map.<String, String>of();
    for (var person = 0; people.size() < records; person++) {
      record = population.next(record, random);
      var size = 1 + copies.draw(random);
      for (var copy = 0; copy < size && people.size() < records; copy++) {
        var id = person + "-" + copy;
        people.add(Person.of(fields, id, copy == 0 ? record : copied(record, clerk, random)));
        truth.put(id, String.valueOf(person));
      }
    }
    return new Labelled(fields, List.copyOf(people), Map.copyOf(truth));
  }

  private Map<String, String> copied(Map<String, String> record, Clerk clerk, Random random) {
    var copy = new LinkedHashMap<>(record);
    var count = (int) Math.round(random.nextDouble() * 2 * errors);
    for (var i = 0; i < count; i++) {
      clerk.err(copy);
    }
    return copy;
  }
}

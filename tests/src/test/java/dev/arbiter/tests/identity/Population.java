package dev.arbiter.tests.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Made-up people, some of whom live together: of one surname, address and phone. */
final class Population {
  private final Names given;
  private final Names surnames;
  private final Names streets;
  private final Names places;
  private final double together;
  private final boolean registered;

  /**
   * @param together the share of people who live with the one before
   * @param registered whether there is a national number and a date of birth of all, as in a
   *     register; else there is no number, and often no date, as in a shop
   */
  Population(Random random, double together, boolean registered) {
    this.given = new Names(random, 400, 3, 0.8);
    this.surnames = new Names(random, 3_000, 3, 0.7);
    this.streets = new Names(random, 2_000, 3, 0.5);
    this.places = new Names(random, 600, 3, 0.5);
    this.together = together;
    this.registered = registered;
  }

  /** A person, who may live with the one before. */
  Map<String, String> next(Map<String, String> before, Random random) {
    var record = new LinkedHashMap<String, String>();
    record.put("first", given.draw(random));
    record.put("last", surnames.draw(random));
    move(record, random);
    if (!before.isEmpty() && random.nextDouble() < together) {
      for (var shared :
          new String[] {"last", "number", "street", "line2", "place", "code", "region", "phone"}) {
        record.put(shared, before.getOrDefault(shared, ""));
      }
    }
    record.put("born", registered || random.nextInt(10) < 6 ? date(random) : "");
    record.put("email", email(record, random));
    if (registered) {
      record.put("national", number(random, 8));
    }
    return record;
  }

  /** Gives the record another address. */
  void move(Map<String, String> record, Random random) {
    var place = places.draw(random);
    record.put("number", String.valueOf(1 + random.nextInt(random.nextBoolean() ? 30 : 200)));
    record.put("street", streets.draw(random) + " street");
    record.put("line2", random.nextInt(3) == 0 ? streets.draw(random) + " house" : "");
    record.put("place", place);
    record.put("code", String.valueOf(1_000 + Math.floorMod(place.hashCode(), 7_000)));
    record.put("region", "r" + Math.floorMod(place.hashCode(), 7));
    record.put("phone", random.nextInt(10) < 7 ? "0" + number(random, 9) : "");
  }

  /** Gives the record another value in one field, as if of somebody else. */
  void redraw(Map<String, String> record, String field, Random random) {
    record.put(field, next(Map.of(), random).getOrDefault(field, ""));
  }

  private static String email(Map<String, String> record, Random random) {
    return random.nextInt(10) < 6
        ? record.get("first") + "." + record.get("last") + random.nextInt(100) + "@example.org"
        : "";
  }

  private static String date(Random random) {
    return "%04d%02d%02d"
        .formatted(1930 + random.nextInt(75), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static String number(Random random, int digits) {
    return random.ints(digits, 0, 10).mapToObj(String::valueOf).reduce("", String::concat);
  }
}

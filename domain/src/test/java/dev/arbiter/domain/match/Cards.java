package dev.arbiter.domain.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up records of few fields, to try things on. */
final class Cards {
  static final Fields FIELDS =
      new Fields(
          List.of(
              new Fields.Field("given", Kind.GIVEN_NAME),
              new Fields.Field("last", Kind.SURNAME),
              new Fields.Field("street", Kind.ADDRESS),
              new Fields.Field("house", Kind.ADDRESS),
              new Fields.Field("code", Kind.POSTCODE),
              new Fields.Field("born", Kind.DATE_OF_BIRTH),
              new Fields.Field("phone", Kind.PHONE)));

  private Cards() {}

  /**
   * @param values in the order of the fields, apart by bars; what is missing at the end is missing
   */
  static Person card(String id, String values) {
    var written = new HashMap<String, String>();
    var cells = values.split("\\|", -1);
    for (var i = 0; i < cells.length; i++) {
      written.put(FIELDS.get(i).name(), cells[i]);
    }
    return Person.of(FIELDS, id, written);
  }

  /** Records of people: a fifth live with the one before, half have a copy with an error. */
  static List<Person> some(Random random, int people) {
    var cards = new ArrayList<Person>();
    var before = Map.<String, String>of();
    for (var i = 0; i < people; i++) {
      var values = person(random);
      if (i % 5 == 4) {
        for (var shared : List.of("last", "street", "code", "phone")) {
          values.put(shared, before.getOrDefault(shared, ""));
        }
      }
      cards.add(Person.of(FIELDS, i + "-a", values));
      if (i % 2 == 0) {
        cards.add(Person.of(FIELDS, i + "-b", damaged(values, random)));
      }
      before = values;
    }
    return cards;
  }

  private static Map<String, String> person(Random random) {
    var values = new HashMap<String, String>();
    values.put("given", word(random, 60));
    values.put("last", word(random, 400));
    values.put("street", word(random, 300) + " street");
    values.put("code", String.valueOf(1_000 + random.nextInt(100)));
    values.put(
        "born", String.valueOf(19_400_101 + random.nextInt(60) * 10_000 + random.nextInt(28)));
    values.put("phone", String.valueOf(random.nextInt(1_000_000_000)));
    return values;
  }

  private static Map<String, String> damaged(Map<String, String> values, Random random) {
    var copy = new HashMap<>(values);
    var name = FIELDS.get(random.nextInt(FIELDS.size())).name();
    var value = copy.getOrDefault(name, "");
    copy.put(name, random.nextBoolean() || value.isEmpty() ? "" : value.substring(1));
    return copy;
  }

  /** One of so many words. */
  private static String word(Random random, int of) {
    var letters = new Random(random.nextInt(of) * 7_919L + of);
    var word = new StringBuilder();
    for (var i = 0; i < 4; i++) {
      word.append("bdfgklmnprst".charAt(letters.nextInt(12)))
          .append("aeiou".charAt(letters.nextInt(5)));
    }
    return word.toString();
  }
}

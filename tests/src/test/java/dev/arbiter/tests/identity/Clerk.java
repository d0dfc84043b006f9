package dev.arbiter.tests.identity;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes records with the errors of people who type, mishear, exchange and leave out. */
final class Clerk {
  private final Random random;
  private final Population population;

  Clerk(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  /** Makes one error. */
  void err(Map<String, String> record) {
    var dice = random.nextInt(100);
    if (dice < 60) {
      slip(record);
    } else if (dice < 75) {
      record.put(anyField(record), "");
    } else if (dice < 80) {
      exchange(record, "first", "last");
    } else if (dice < 84) {
      exchange(record, "street", "line2");
    } else if (dice < 88) {
      var born = record.getOrDefault("born", "");
      if (!born.isEmpty()) {
        record.put("born", born.substring(0, 4) + born.substring(6) + born.substring(4, 6));
      }
    } else if (dice < 97) {
      population.redraw(record, anyField(record), random);
    } else {
      population.move(record, random);
    }
  }

  private String anyField(Map<String, String> record) {
    var names = List.copyOf(record.keySet());
    return names.get(random.nextInt(names.size()));
  }

  private static void exchange(Map<String, String> record, String one, String other) {
    var first = record.getOrDefault(one, "");
    record.put(one, record.getOrDefault(other, ""));
    record.put(other, first);
  }

  /** A character wrong, missing, too many or at its neighbour's place. */
  private void slip(Map<String, String> record) {
    var field = anyField(record);
    var text = new StringBuilder(record.getOrDefault(field, ""));
    if (text.length() < 2) {
      return;
    }
    var at = random.nextInt(text.length() - 1);
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, like(text.charAt(at)));
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.insert(at, like(text.charAt(at)));
      default -> {
        var next = text.charAt(at + 1);
        text.setCharAt(at + 1, text.charAt(at));
        text.setCharAt(at, next);
      }
    }
    record.put(field, text.toString());
  }

  private char like(char character) {
    return (char)
        (Character.isDigit(character) ? '0' + random.nextInt(10) : 'a' + random.nextInt(26));
  }
}

package dev.arbiter.domain.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Records that share a key, and the pairs of them, each once.
 *
 * <p>A pair is told in the first block that both records are in: so no pair has to be kept to know
 * it again, and what is needed grows with the records alone.
 */
final class Blocks {
  /** Takes a pair of records, the one of the smaller id first. */
  @FunctionalInterface
  interface Pairs {
    void pair(Person a, Person b);
  }

  private final List<Person> people;
  private final List<int[]> blocks = new ArrayList<>();

  /** The blocks of each record, ascending. */
  private final int[][] memberships;

  private final int oversized;

  /**
   * @param people in the order of their ids
   * @param most how many records share a key at most; what more share says too little
   */
  Blocks(Blocking blocking, List<Person> people, int most) {
    this.people = people;
    var members = new HashMap<String, List<Integer>>();
    for (var i = 0; i < people.size(); i++) {
      for (var key : blocking.keys(people.get(i))) {
        members.computeIfAbsent(key, any -> new ArrayList<>(2)).add(i);
      }
    }
    this.oversized = (int) members.values().stream().filter(block -> block.size() > most).count();
    members.values().stream()
        .filter(block -> block.size() > 1 && block.size() <= most)
        .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
        .forEach(blocks::add);
    this.memberships = memberships();
  }

  private int[][] memberships() {
    var counts = new int[people.size()];
    blocks.forEach(
        block -> {
          for (var i : block) {
            counts[i]++;
          }
        });
    var result = new int[people.size()][];
    for (var i = 0; i < counts.length; i++) {
      result[i] = new int[counts[i]];
    }
    for (var number = blocks.size() - 1; number >= 0; number--) {
      for (var i : blocks.get(number)) {
        result[i][--counts[i]] = number;
      }
    }
    return result;
  }

  /** How many keys were left out because too many records share them. */
  int oversized() {
    return oversized;
  }

  /**
   * Tells all pairs, always in the same order.
   *
   * @return how many there were
   */
  long each(Pairs pairs) {
    var count = 0L;
    for (var number = 0; number < blocks.size(); number++) {
      var block = blocks.get(number);
      for (var i = 1; i < block.length; i++) {
        for (var j = 0; j < i; j++) {
          if (firstCommon(block[j], block[i]) == number) {
            count++;
            pairs.pair(people.get(block[j]), people.get(block[i]));
          }
        }
      }
    }
    return count;
  }

  private int firstCommon(int one, int other) {
    var a = memberships[one];
    var b = memberships[other];
    var i = 0;
    var j = 0;
    while (a[i] != b[j]) {
      if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return a[i];
  }
}

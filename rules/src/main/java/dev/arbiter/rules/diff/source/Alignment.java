package dev.arbiter.rules.diff.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;

/**
 * Which elements of two lists are the same. Equal elements are paired in their order; of the pairs,
 * as many as possible keep their order, the others moved. In steps of n log n.
 */
public final class Alignment {
  private final int[] partners;
  private final boolean[] moved;

  private Alignment(int[] partners, boolean[] moved) {
    this.partners = partners;
    this.moved = moved;
  }

  /** Aligns two lists by the equality of their elements. */
  public static Alignment of(List<?> before, List<?> after) {
    var places = new HashMap<Object, Queue<Integer>>();
    for (var i = 0; i < after.size(); i++) {
      places.computeIfAbsent(after.get(i), key -> new ArrayDeque<>()).add(i);
    }
    var partners = new int[before.size()];
    for (var i = 0; i < partners.length; i++) {
      var place = places.getOrDefault(before.get(i), new ArrayDeque<>()).poll();
      partners[i] = place == null ? -1 : place;
    }
    return new Alignment(partners, moved(partners));
  }

  /** The place of the same element in the later list; negative if there is none. */
  public int partner(int before) {
    return partners[before];
  }

  /** Whether the same element stands elsewhere among the others. */
  public boolean isMoved(int before) {
    return moved[before];
  }

  /** Whether there is the same element, and in its place among the others. */
  public boolean isKept(int before) {
    return partners[before] >= 0 && !moved[before];
  }

  /** The elements of the later list that have no partner. */
  public List<Integer> added(int after) {
    var paired = new boolean[after];
    Arrays.stream(partners).filter(place -> place >= 0).forEach(place -> paired[place] = true);
    var added = new ArrayList<Integer>();
    for (var i = 0; i < after; i++) {
      if (!paired[i]) {
        added.add(i);
      }
    }
    return added;
  }

  /** All that are paired but not among the longest ascending row of partners. */
  private static boolean[] moved(int[] partners) {
    var ends = new ArrayList<Integer>();
    var previous = new int[partners.length];
    Arrays.fill(previous, -1);
    for (var i = 0; i < partners.length; i++) {
      if (partners[i] >= 0) {
        var length = place(ends, partners, partners[i]);
        previous[i] = length == 0 ? -1 : ends.get(length - 1);
        if (length == ends.size()) {
          ends.add(i);
        } else {
          ends.set(length, i);
        }
      }
    }
    var moved = new boolean[partners.length];
    for (var i = 0; i < partners.length; i++) {
      moved[i] = partners[i] >= 0;
    }
    for (var i = ends.isEmpty() ? -1 : ends.get(ends.size() - 1); i >= 0; i = previous[i]) {
      moved[i] = false;
    }
    return moved;
  }

  private static int place(List<Integer> ends, int[] partners, int partner) {
    var low = 0;
    var high = ends.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (partners[ends.get(middle)] < partner) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

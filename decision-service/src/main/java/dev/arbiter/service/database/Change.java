package dev.arbiter.service.database;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody changes in the control plane.
 *
 * @param actor the name of the caller, or {@code server}
 * @param action what is done, for instance {@code api-key.revoked}
 * @param target to what, for instance the id of the key
 * @param detail particulars; neither secrets nor personal data
 */
public record Change(String actor, String action, String target, SortedMap<String, String> detail) {
  public Change {
    detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
  }

  public static Change of(String actor, String action, String target) {
    return new Change(actor, action, target, new TreeMap<>());
  }

  /** This change with one more particular. */
  public Change with(String name, String value) {
    var more = new TreeMap<>(detail);
    more.put(name, value);
    return new Change(actor, action, target, more);
  }
}

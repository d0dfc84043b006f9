package dev.arbiter.domain.match;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields that records about people have, each of a kind, in the order in which they are
 * compared. Two fields that clerks exchange, the given name and the surname or the first two lines
 * of an address, are partners.
 */
public record Fields(List<Field> list) {
  /** How many fields there may be. */
  public static final int MOST = 16;

  private static final int MAX_NAME = 64;

  /** A field by its name in the records. */
  public record Field(String name, Kind kind) {
    public Field {
      if (name.isBlank() || name.length() > MAX_NAME) {
        throw new ViolationException(
            Violation.outOfRange("fields.name", "a name of at most " + MAX_NAME + " characters"));
      }
    }
  }

  public Fields {
    list = List.copyOf(list);
    if (list.isEmpty() || list.size() > MOST) {
      throw new ViolationException(Violation.outOfRange("fields", "1 to " + MOST + " fields"));
    }
    if (list.stream().map(Field::name).distinct().count() < list.size()) {
      throw new ViolationException(Violation.outOfRange("fields", "fields of different names"));
    }
    if (list.stream().noneMatch(field -> field.kind().shared() == Kind.Shared.BY_NOBODY)) {
      throw new ViolationException(
          Violation.outOfRange(
              "fields", "fields of which one at least is not shared by households"));
    }
  }

  int size() {
    return list.size();
  }

  Field get(int index) {
    return list.get(index);
  }

  /** The places of the fields of a kind. */
  IntStream ofKind(Kind kind) {
    return IntStream.range(0, size()).filter(index -> get(index).kind() == kind);
  }
}

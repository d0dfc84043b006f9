package dev.arbiter.domain.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.format.PhoneNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stated traits must be, by name. Of a trait there may be several declarations, of several
 * projects; a value must suit one of them. Where those that it suits give it different standard
 * forms, it stays as it was written.
 */
record StatedTraits(Map<String, List<Field>> byName) {

  static StatedTraits of(Collection<Field> declared) {
    return new StatedTraits(
        declared.stream().distinct().collect(groupingBy(Field::name)).entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, one -> List.copyOf(one.getValue()))));
  }

  /** The data of an update in standard form; see {@link EventSchema#read}. */
  Facts read(Facts data, PhoneNumbers phones, Originals originals, List<Violation> found) {
    if (byName.isEmpty() || !(data.get("traits").orElse(null) instanceof Map<?, ?> traits)) {
      return data;
    }
    var changed = new TreeMap<String, Object>();
    traits.forEach(
        (name, value) -> {
          var path = "data.traits." + name;
          var declared = byName.getOrDefault(String.valueOf(name), List.of());
          var standard = standard(declared, path, value, phones, found);
          originals.add(path, value, standard);
          changed.put(String.valueOf(name), standard);
        });
    return found.isEmpty() && !originals.isEmpty()
        ? data.with(Facts.of(Map.of("traits", changed)))
        : data;
  }

  private static Object standard(
      List<Field> declared, String path, Object value, PhoneNumbers phones, List<Violation> found) {
    var forms = new HashSet<>();
    var first = new ArrayList<Violation>();
    for (var field : declared) {
      var wrong = new ArrayList<Violation>();
      var standard = field.read(path, value, phones, wrong);
      if (wrong.isEmpty()) {
        forms.add(standard);
      } else if (first.isEmpty()) {
        first.addAll(wrong);
      }
    }
    if (forms.isEmpty()) {
      found.addAll(first);
    }
    return forms.size() == 1 ? forms.iterator().next() : value;
  }
}

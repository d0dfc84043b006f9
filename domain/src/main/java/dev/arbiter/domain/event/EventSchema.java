package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.format.PhoneNumbers;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the data of events of one type must look like.
 *
 * @param type the name of the type in events
 * @param version which of the schemas of the type it is; grows from 1
 * @param fields by name, in the order in which violations are told
 */
public record EventSchema(String type, int version, Map<String, Field> fields) {
  public EventSchema {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static EventSchema of(String type, Field... fields) {
    var byName = new LinkedHashMap<String, Field>();
    for (var field : fields) {
      byName.put(field.name(), field);
    }
    return new EventSchema(type, 1, byName);
  }

  /**
   * The data in standard form.
   *
   * @param originals is told what was written otherwise
   * @param found is told what is wrong; nothing if the data are acceptable
   */
  Facts read(Facts data, PhoneNumbers phones, Originals originals, List<Violation> found) {
    var changed = new HashMap<String, Object>();
    for (var field : fields.values()) {
      var value = data.get(field.name());
      if (value.isPresent()) {
        var path = "data." + field.name();
        var standard = field.read(path, value.get(), phones, found);
        if (standard != value.get()) {
          originals.add(path, value.get(), standard);
          changed.put(field.name(), standard);
        }
      } else if (field.required()) {
        found.add(Violation.missing("data." + field.name()));
      }
    }
    for (var name : data.asMap().keySet()) {
      if (!fields.containsKey(name)) {
        found.add(
            new Violation(
                Violation.Code.ADDITIONAL_PROPERTIES,
                "data." + name,
                "data." + name + " is not a field of " + type + " events"));
      }
    }
    return found.isEmpty() && !changed.isEmpty() ? data.with(Facts.of(changed)) : data;
  }
}

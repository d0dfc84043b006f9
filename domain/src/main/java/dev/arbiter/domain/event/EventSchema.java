package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import java.util.ArrayList;
import java.util.Collections;
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

  /** All violations of these data, empty if they are acceptable. */
  List<Violation> violations(Facts data) {
    var found = new ArrayList<Violation>();
    for (var field : fields.values()) {
      var value = data.get(field.name());
      if (value.isPresent()) {
        field.check(value.get(), found);
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
    return found;
  }
}

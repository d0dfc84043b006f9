package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.xml.XmlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that a document defines with the values they allow.
 *
 * @param values by the name of the type
 */
record Types(Map<String, List<String>> values) {

  static Types of(XmlNode definitions) {
    var values = new HashMap<String, List<String>>();
    for (var type : definitions.all("itemDefinition")) {
      type.first("typeConstraint")
          .or(() -> type.first("allowedValues"))
          .map(allowed -> FeelLiterals.of(allowed.element().content()))
          .ifPresent(list -> values.put(type.element().attribute("name", ""), list));
    }
    return new Types(Map.copyOf(values));
  }

  /** Empty if the type is not defined here, or allows more than a list. */
  List<String> allowed(String type) {
    return values.getOrDefault(type, List.of());
  }
}

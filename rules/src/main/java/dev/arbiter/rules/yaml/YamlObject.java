package dev.arbiter.rules.yaml;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A YAML object whose fields are read by name; {@link #only} makes unknown fields a problem. */
public final class YamlObject {
  private final YamlValue value;
  private final Map<String, YamlValue> entries;

  YamlObject(YamlValue value, Map<String, YamlValue> entries) {
    this.value = value;
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Adds a problem for every field of another name, and for a description that is no text. */
  public YamlObject only(String... names) {
    var known = new TreeSet<>(Arrays.asList(names));
    entries.forEach(
        (name, entry) -> {
          if (!known.contains(name)) {
            entry.problem("is not a field here; expected one of " + String.join(", ", known));
          }
        });
    get("description").filter(any -> known.contains("description")).ifPresent(YamlValue::text);
    return this;
  }

  public YamlValue value() {
    return value;
  }

  /** All fields in their order. */
  public Map<String, YamlValue> entries() {
    return entries;
  }

  /** The field, empty if it is absent or null. */
  public Optional<YamlValue> get(String name) {
    return Optional.ofNullable(entries.get(name)).filter(entry -> !entry.isNull());
  }

  /** The field; a problem if it is absent. */
  public Optional<YamlValue> required(String name) {
    var field = get(name);
    if (field.isEmpty()) {
      value.problem("expected the field '" + name + "', found none");
    }
    return field;
  }

  /** A text that must be there. */
  public String text(String name) {
    return required(name).map(YamlValue::text).orElse("");
  }

  public String text(String name, String otherwise) {
    return get(name).map(YamlValue::text).orElse(otherwise);
  }

  public BigDecimal number(String name, BigDecimal otherwise) {
    return get(name).map(YamlValue::number).orElse(otherwise);
  }

  public Optional<Instant> instant(String name) {
    return get(name).map(YamlValue::instant);
  }

  /** The elements of a list that may be absent. */
  public List<YamlValue> list(String name) {
    return get(name).map(YamlValue::list).orElse(List.of());
  }

  /** A list of texts that may be absent. */
  public List<String> texts(String name) {
    return list(name).stream().map(YamlValue::text).toList();
  }
}

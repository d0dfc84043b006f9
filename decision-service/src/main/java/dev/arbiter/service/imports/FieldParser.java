package dev.arbiter.service.imports;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.format.WrittenTime;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.imports.FieldMapping.Source;
import dev.arbiter.service.imports.FieldMapping.WhenEmpty;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parts of an event in a mapping that say which column is what. */
record FieldParser(
    List<String> columns, Map<String, Lookup> codes, Map<String, Lookup> keywords, ZoneId zone) {
  Optional<Condition> condition(Place place) {
    if (!place.isPresent()) {
      return Optional.empty();
    }
    place.allow(Set.of("column", "startsWith", "is"));
    var prefixes = place.at("startsWith").isPresent();
    if (prefixes == place.at("is").isPresent()) {
      place.problem("expected either startsWith or is");
      return Optional.empty();
    }
    var texts = place.at(prefixes ? "startsWith" : "is").texts();
    return Optional.of(new Condition(column(place), prefixes, texts));
  }

  Moment moment(Place place) {
    place.allow(Set.of("column", "pattern"));
    return new Moment(column(place), format(place.at("pattern")), zone);
  }

  private DateTimeFormatter format(Place place) {
    if (!place.isPresent()) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    }
    try {
      return WrittenTime.form(place.text());
    } catch (IllegalArgumentException | DateTimeException unusable) {
      place.expected("a pattern of at least year (uuuu), month and day");
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    }
  }

  Map<String, FieldMapping> identifiers(Place place) {
    var fields = fields(place);
    for (var kind : fields.keySet()) {
      try {
        new Identifier(kind, "any");
      } catch (ViolationException unusable) {
        place.at(kind).problem("expected a kind named by a letter and letters, digits or dashes");
      }
    }
    return fields;
  }

  Map<String, FieldMapping> data(Place place) {
    var fields = fields(place);
    for (var path : fields.keySet()) {
      if (path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
        place.at(path).problem("expected names between the dots");
      }
      if (fields.keySet().stream().anyMatch(other -> other.startsWith(path + "."))) {
        place.at(path).problem("expected either a value or values below it");
      }
    }
    return fields;
  }

  private Map<String, FieldMapping> fields(Place place) {
    var fields = new LinkedHashMap<String, FieldMapping>();
    place.fields().forEach((name, field) -> fields.put(name, field(field)));
    return fields;
  }

  private FieldMapping field(Place place) {
    place.allow(
        Set.of("column", "value", "type", "negate", "codes", "keywords", "optional", "otherwise"));
    var type = place.at("type").choice(FieldType.values(), FieldType.TEXT);
    var negate = place.at("negate").flag();
    if (negate && !type.isNumber()) {
      place.at("negate").problem("only an integer or a decimal has a sign");
    }
    var whenEmpty =
        new WhenEmpty(place.at("optional").flag(), place.at("otherwise").optionalText());
    return new FieldMapping(source(place), lookup(place), type, negate, whenEmpty);
  }

  private Source source(Place place) {
    var constant = place.at("value");
    if (!constant.isPresent()) {
      return new Source.Column(column(place));
    }
    if (place.at("column").isPresent()) {
      place.problem("expected either column or value");
    }
    return new Source.Constant(constant.text());
  }

  private Optional<Lookup> lookup(Place place) {
    var byCode = place.at("codes");
    var byWord = place.at("keywords");
    if (byCode.isPresent() && byWord.isPresent()) {
      place.problem("expected at most one of codes and keywords");
    }
    if (byCode.isPresent()) {
      return table(byCode, codes);
    }
    return byWord.isPresent() ? table(byWord, keywords) : Optional.empty();
  }

  private static Optional<Lookup> table(Place place, Map<String, Lookup> tables) {
    var table = tables.get(place.text());
    if (table == null) {
      place.expected("one of the tables " + new TreeSet<>(tables.keySet()));
    }
    return Optional.ofNullable(table);
  }

  private String column(Place place) {
    var column = place.at("column");
    var name = column.text();
    if (!name.isEmpty() && !columns.contains(name)) {
      column.expected("one of the columns " + columns);
    }
    return name;
  }
}

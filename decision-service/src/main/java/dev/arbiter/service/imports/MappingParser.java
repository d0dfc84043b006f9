package dev.arbiter.service.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.arbiter.domain.event.EventSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a mapping from YAML, of which JSON is a part, and finds all that is wrong with it. */
final class MappingParser {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_EVENTS = 32;
  private static final ObjectMapper YAML = yaml();

  private final Place root;
  private final EventSchemas schemas;
  private final List<String> columns;
  private final ZoneId zone;
  private final Map<String, Lookup> codes = new HashMap<>();
  private final Map<String, Lookup> keywords = new HashMap<>();

  private MappingParser(Place root, EventSchemas schemas) {
    this.root = root;
    this.schemas = schemas;
    this.columns = root.at("columns").texts();
    this.zone = zone();
    root.at("codes").fields().forEach((name, place) -> codes.put(name, codes(place)));
    root.at("keywords").fields().forEach((name, place) -> keywords.put(name, keywords(place)));
  }

  static Mapping parse(byte[] text, EventSchemas schemas) {
    if (text.length > MAX_BYTES) {
      throw new MappingException(List.of("expected at most " + MAX_BYTES + " bytes"));
    }
    var problems = new ArrayList<String>();
    var root = new Place(tree(text), "", problems);
    if (!root.node().isObject()) {
      root.expected("keys with values");
      throw new MappingException(problems);
    }
    var mapping = new MappingParser(root, schemas).mapping();
    if (!problems.isEmpty()) {
      throw new MappingException(problems);
    }
    return mapping;
  }

  private static ObjectMapper yaml() {
    var limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(16);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowDuplicateKeys(false);
    var factory = YAMLFactory.builder().loaderOptions(limits).build();
    return new ObjectMapper(factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));
  }

  private static JsonNode tree(byte[] text) {
    try {
      return Objects.requireNonNullElse(YAML.readTree(text), MissingNode.getInstance());
    } catch (JsonProcessingException malformed) {
      var at = malformed.getLocation();
      // Not the parser's own words, which speak of its classes and quote the text.
      var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new MappingException(
          List.of(
              "the text cannot be read as YAML or JSON%s: usually a key is there twice, a line is"
                      .formatted(where)
                  + " indented wrongly, or a quote or bracket is not closed"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Mapping mapping() {
    root.allow(
        Set.of(
            "mapping",
            "source",
            "zone",
            "delimiter",
            "columns",
            "key",
            "events",
            "codes",
            "keywords"));
    if (new HashSet<>(columns).size() < columns.size() || columns.contains("")) {
      root.at("columns").problem("expected each column once, none of them empty");
    }
    var name = root.at("mapping").text();
    var source = root.at("source").text();
    return new Mapping(name, source, delimiter(), new Mapping.Columns(columns, key()), events());
  }

  private List<String> key() {
    var place = root.at("key");
    if (!place.isPresent()) {
      return List.of();
    }
    var key = place.texts();
    if (!columns.containsAll(key) || new HashSet<>(key).size() < key.size()) {
      place.problem("expected some of the columns, each once");
    }
    return key;
  }

  private char delimiter() {
    var place = root.at("delimiter");
    if (!place.isPresent()) {
      return ',';
    }
    var text = place.node().isTextual() ? place.node().textValue() : "";
    if (text.length() == 1 && !Set.of("\"", "\n", "\r").contains(text)) {
      return text.charAt(0);
    }
    place.expected("one character other than a quote");
    return ',';
  }

  private ZoneId zone() {
    var place = root.at("zone");
    if (!place.isPresent()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(place.text());
    } catch (DateTimeException unknown) {
      place.expected("a time zone, for instance Europe/London");
      return ZoneOffset.UTC;
    }
  }

  private static Lookup codes(Place place) {
    var table = new HashMap<String, Optional<String>>();
    place.fields().forEach((text, code) -> table.put(text, code.optionalText()));
    return new Lookup.Codes(table);
  }

  private static Lookup keywords(Place place) {
    var words = new LinkedHashMap<String, List<String>>();
    place.fields().forEach((value, list) -> words.put(value, list.texts()));
    return new Lookup.Keywords(words);
  }

  private List<EventMapping> events() {
    var types = schemas.types();
    var ordinals = new HashMap<String, Integer>();
    var events = new ArrayList<EventMapping>();
    var places = root.at("events").elements();
    if (places.size() > MAX_EVENTS) {
      root.at("events").problem("expected at most " + MAX_EVENTS + " events");
    }
    for (var place : places) {
      var type = place.at("type").text();
      if (!type.isEmpty() && !types.contains(type)) {
        place.at("type").expected("one of " + types);
      }
      events.add(event(place, type, ordinals.merge(type, 1, Integer::sum) - 1));
    }
    return events;
  }

  private EventMapping event(Place place, String type, int ordinal) {
    place.allow(Set.of("type", "when", "unless", "occurredAt", "identifiers", "data"));
    var fields = new FieldParser(columns, codes, keywords, zone);
    var identifiers = place.at("identifiers");
    if (identifiers.fields().isEmpty()) {
      identifiers.expected("at least one identifier by its kind");
    }
    return new EventMapping(
        type,
        schemas,
        ordinal,
        fields.condition(place.at("when")),
        fields.condition(place.at("unless")),
        fields.moment(place.at("occurredAt")),
        fields.identifiers(identifiers),
        fields.data(place.at("data")));
  }
}

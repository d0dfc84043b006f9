package dev.arbiter.service.decisions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.service.http.json.DecisionReader;
import dev.arbiter.service.http.json.Walk;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads records as {@link RecordJson} wrote them, to the same values. For one record. */
final class RecordReader {
  private @Nullable Decision decision;
  private @Nullable Subject subject;
  private final Map<String, String> asked = new HashMap<>();
  private Optional<Integer> limit = Optional.empty();
  private Facts context = Facts.none();
  private String profile = "";
  private long revision;
  private Instant clock = Instant.EPOCH;
  private long seed;
  private Facts traits = Facts.none();
  private List<String> segments = List.of();
  private final SortedMap<String, Score> scores = new TreeMap<>();
  private final SortedMap<String, Consent> consents = new TreeMap<>();
  private List<Contact> contacts = List.of();

  private RecordReader() {}

  /**
   * Reads a record in UTF-8.
   *
   * @throws IllegalStateException if it is no record
   */
  static DecisionRecord read(byte[] utf8) {
    try {
      return Walk.through(
          utf8,
          json -> {
            var reader = new RecordReader();
            Walk.members(json, reader::member);
            return reader.record();
          });
    } catch (IOException | RuntimeException other) {
      throw new IllegalStateException("this is no record of a decision", other);
    }
  }

  private DecisionRecord record() {
    return new DecisionRecord(
        present(decision, "answer"),
        new DecisionRequest(
            present(subject, "subject"),
            text(asked, "slot"),
            text(asked, "channel"),
            text(asked, "purpose"),
            context,
            limit),
        profile,
        revision,
        new Situation(traits, context, new TreeSet<>(segments), scores, clock),
        consents,
        contacts,
        seed);
  }

  private void member(String name, JsonParser json) throws IOException {
    switch (name) {
      case "answer" -> decision = DecisionReader.read(json);
      case "request" -> Walk.members(json, this::request);
      case "world" -> Walk.members(json, this::world);
      default -> json.skipChildren();
    }
  }

  private void request(String name, JsonParser json) throws IOException {
    switch (name) {
      case "subject" -> subject = subject(json);
      case "context" -> context = Facts.derived(Walk.facts(json));
      case "limit" -> limit = Optional.of(json.getIntValue());
      default -> asked.put(name, json.getText());
    }
  }

  private void world(String name, JsonParser json) throws IOException {
    switch (name) {
      case "profile" -> profile = json.getText();
      case "profileRevision" -> revision = json.getLongValue();
      case "clock" -> clock = Instant.parse(json.getText());
      case "seed" -> seed = json.getLongValue();
      case "traits" -> traits = traits(json);
      case "segments" -> segments = Walk.texts(json);
      case "scores" ->
          Walk.elements(json, RecordReader::score).forEach(one -> scores.put(one.model(), one));
      case "consents" ->
          Walk.elements(json, RecordReader::consent)
              .forEach(one -> consents.put(one.purpose(), one));
      case "contacts" -> contacts = Walk.elements(json, RecordReader::contact);
      default -> json.skipChildren();
    }
  }

  /** In JSON, instants are texts. */
  private static Facts traits(JsonParser json) throws IOException {
    var traits = Walk.facts(json);
    for (var name : Traits.instantNames()) {
      traits.computeIfPresent(name, (same, text) -> Instant.parse(String.valueOf(text)));
    }
    return Facts.derived(traits);
  }

  private static Subject subject(JsonParser json) throws IOException {
    var profile = new String[1];
    var identifiers = new TreeSet<Identifier>();
    Walk.members(
        json,
        (name, value) -> {
          if (name.equals("profile")) {
            profile[0] = value.getText();
          } else {
            Walk.members(value, (kind, names) -> identifiers.addAll(identifiers(kind, names)));
          }
        });
    return new Subject(Optional.ofNullable(profile[0]), identifiers);
  }

  private static List<Identifier> identifiers(String kind, JsonParser json) throws IOException {
    return json.hasToken(JsonToken.START_ARRAY)
        ? Walk.elements(json, element -> new Identifier(kind, element.getText()))
        : List.of(new Identifier(kind, json.getText()));
  }

  private static Score score(JsonParser json) throws IOException {
    var texts = texts(json);
    return new Score(
        text(texts, "model"),
        text(texts, "version"),
        Double.parseDouble(text(texts, "value")),
        Score.Source.valueOf(text(texts, "source")));
  }

  private static Consent consent(JsonParser json) throws IOException {
    var texts = texts(json);
    return new Consent(
        text(texts, "purpose"),
        Boolean.parseBoolean(text(texts, "granted")),
        Instant.parse(text(texts, "at")),
        text(texts, "source"),
        text(texts, "event"));
  }

  private static Contact contact(JsonParser json) throws IOException {
    var texts = texts(json);
    return new Contact(text(texts, "action"), Instant.parse(text(texts, "at")));
  }

  private static Map<String, String> texts(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    Walk.members(json, (name, value) -> texts.put(name, value.getText()));
    return texts;
  }

  private static String text(Map<String, String> texts, String name) {
    return present(texts.get(name), name);
  }

  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException("a record lacks " + name);
    }
    return value;
  }
}

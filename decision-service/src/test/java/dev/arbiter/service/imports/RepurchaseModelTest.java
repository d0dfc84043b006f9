package dev.arbiter.service.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.scoring.ScorerProvider;
import dev.arbiter.domain.trait.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The shipped model does on the traits that Arbiter derives what its card says. The figures come
 * from the program that fitted it, which derived the features on its own; equal ones show that the
 * model is fed what it was trained on.
 */
final class RepurchaseModelTest {
  private static final Path MODELS = Path.of("..", "rules", "projects", "retail", "models");
  private static final Path DEMO = Path.of("..", "config", "demo");
  private static final List<String> INPUTS =
      List.of("traits.recencyDays", "traits.frequency", "traits.averageOrderValue");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private record Answer(double score, boolean bought) {}

  @Test
  void theModelScoresTheDemoAsWellAsItsCardSays() throws IOException {
    var cutOff = LocalDate.of(2011, 11, 9).atStartOfDay(LONDON).toInstant();
    var answers = answers(cutOff, cutOff.plus(Period.ofDays(30)));
    assertThat(answers).hasSize(532);
    assertThat(answers).filteredOn(Answer::bought).hasSize(178);
    assertThat(answers.stream().mapToDouble(Answer::score).average().orElseThrow())
        .isCloseTo(0.29027, within(1e-5));
    assertThat(areaUnderCurve(answers)).isCloseTo(0.69812, within(1e-5));
    assertThat(brier(answers)).isCloseTo(0.19493, within(1e-5));
  }

  @Test
  void whoNeverBoughtIsScoredAsTheCardAssumes() throws IOException {
    var neverBought = traits(Profile.empty("p"), Instant.EPOCH);
    assertThat(model().score(neverBought)).isCloseTo(0.12054, within(1e-5));
  }

  private static List<Answer> answers(Instant cutOff, Instant end) throws IOException {
    var model = model();
    var answers = new ArrayList<Answer>();
    for (var events : events().values()) {
      var before = events.stream().filter(event -> !event.occurredAt().isAfter(cutOff)).toList();
      if (before.stream().anyMatch(RepurchaseModelTest::isPurchase)) {
        var score = model.score(traits(Profile.empty("p").with(before), cutOff));
        answers.add(
            new Answer(
                score,
                events.stream()
                    .filter(RepurchaseModelTest::isPurchase)
                    .map(Event::occurredAt)
                    .anyMatch(at -> at.isAfter(cutOff) && !at.isAfter(end))));
      }
    }
    return answers;
  }

  private static boolean isPurchase(Event event) {
    return event.type().equals("purchase");
  }

  private static Facts traits(Profile profile, Instant now) {
    var names = INPUTS.stream().map(input -> input.substring("traits.".length())).toList();
    var values = new HashMap<String, Object>();
    Traits.of(profile, now, names)
        .asMap()
        .forEach((name, value) -> values.put("traits." + name, value));
    return Facts.of(values);
  }

  private static Scorer model() throws IOException {
    var spec = new ModelSpec("repurchase", "1", "logistic", INPUTS, 0.264);
    return ServiceLoader.load(ScorerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.kind().equals(spec.kind()))
        .findFirst()
        .orElseThrow()
        .open(spec, Files.readAllBytes(MODELS.resolve("repurchase.json")));
  }

  private static Map<Identifier, List<Event>> events() throws IOException {
    var mapping = Mapping.parse(Files.readAllBytes(DEMO.resolve("online-retail.mapping.yaml")));
    var byId = new HashMap<String, Event>();
    var file = new GZIPInputStream(Files.newInputStream(DEMO.resolve("online-retail.csv.gz")));
    try (var lines = mapping.read(file, Period.ZERO, Instant.parse("2026-11-22T10:00:00Z"))) {
      lines.forEachRemaining(
          line -> {
            if (line.mapped() instanceof Mapped.Accepted accepted) {
              accepted.events().forEach(event -> byId.put(event.id(), event));
            }
          });
    }
    var byCustomer = new TreeMap<Identifier, List<Event>>();
    for (var event : byId.values()) {
      byCustomer
          .computeIfAbsent(event.identifiers().first(), customer -> new ArrayList<>())
          .add(event);
    }
    return byCustomer;
  }

  /** The share of pairs of a buyer and another in which the buyer scores higher; ties are half. */
  private static double areaUnderCurve(List<Answer> answers) {
    var wins = 0.0;
    var pairs = 0;
    for (var buyer : answers) {
      for (var other : answers) {
        if (buyer.bought() && !other.bought()) {
          pairs++;
          wins += buyer.score() > other.score() ? 1 : buyer.score() == other.score() ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }

  private static double brier(List<Answer> answers) {
    return answers.stream()
        .mapToDouble(it -> Math.pow(it.score() - (it.bought() ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }
}

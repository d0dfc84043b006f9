package dev.arbiter.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.domain.scoring.Score;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The tables of the retail project say what the engine's own DMN interpreter says of them. */
@Tag("D02")
@Tag("D03")
@Tag("D04")
class OracleTest {
  private static final int ROUNDS = 500;
  private static final BigDecimal[] SPENDS =
      numbers("0", "499.99", "500", "500.00", "500.01", "9e3");
  private static final BigDecimal[] DAYS = numbers("0", "29", "30", "31", "400");
  private static final BigDecimal[] SCORES = numbers("0", "0.19", "0.2", "0.49", "0.5", "1");
  private static final ProjectFiles FILES = ProjectFiles.read(Path.of("projects/retail"));

  private final Random random = new Random(42);

  @Test
  void bothInterpretersAgree() {
    try (CompiledRelease compiled =
        new ReleaseCompiler(OracleTest.class.getClassLoader()).compile(FILES, 1)) {
      var offers = oracle("tables/offers.dmn");
      var loyalty = oracle("tables/loyalty.dmn");
      var actions = compiled.release().catalog().actions().keySet();
      for (var round = 0; round < ROUNDS; round++) {
        var situation = situation();
        var expected = new ArrayList<String>();
        expected.addAll(ask(loyalty, "Loyalty", situation));
        expected.addAll(ask(offers, "Offers", situation));
        assertThat(compiled.release().rules().judge(situation, actions))
            .map(OracleTest::told)
            .as("%s", situation.asMap())
            .containsExactlyElementsOf(expected);
      }
    }
  }

  /** Every trait that the tables read is known: of unknown ones we say less than the standard. */
  private Situation situation() {
    var traits = new HashMap<String, Object>();
    traits.put("spend30d", any(SPENDS));
    traits.put("recencyDays", any(DAYS));
    traits.put("recentCategories", random.nextBoolean() ? List.of("eco") : List.of("toys"));
    var segments = new TreeSet<String>();
    for (var segment : List.of("eco", "occasional", "loyal-high-value")) {
      if (random.nextBoolean()) {
        segments.add(segment);
      }
    }
    var scores = new TreeMap<String, Score>();
    scores.put(
        "repurchase", new Score("repurchase", "1", any(SCORES).doubleValue(), Score.Source.MODEL));
    return new Situation(
        Facts.of(traits), Facts.none(), segments, scores, Instant.parse("2026-11-22T10:00:00Z"));
  }

  private BigDecimal any(BigDecimal[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }

  private static DMNRuntime oracle(String path) {
    var resource =
        ResourceFactory.newInputStreamResource(
            new ByteArrayInputStream(FILES.bytes(path).orElseThrow()));
    resource.setSourcePath(path);
    return DMNRuntimeBuilder.fromDefaults()
        .buildConfiguration()
        .fromResources(List.of(resource))
        .getOrElseThrow(IllegalStateException::new);
  }

  private static List<String> ask(DMNRuntime oracle, String decision, Situation situation) {
    var model = oracle.getModels().get(0);
    var context = oracle.newContext();
    var facts = situation.asMap();
    for (var name : List.of("traits", "segments", "scores")) {
      context.set(name, Objects.requireNonNull(facts.get(name)));
    }
    var result = oracle.evaluateAll(model, context).getDecisionResultByName(decision).getResult();
    var rows =
        result instanceof List<?> list
            ? list.stream()
            : result == null ? Stream.<Object>empty() : Stream.of(result);
    return rows.map(row -> told((Map<?, ?>) row)).toList();
  }

  private static String told(Map<?, ?> row) {
    return row.get("action")
        + " "
        + row.get("verdict")
        + ("adjust".equals(row.get("verdict")) ? " " + row.get("factor") : "")
        + (row.get("percent") == null ? "" : " " + row.get("percent"));
  }

  private static String told(Verdict verdict) {
    if (verdict instanceof Verdict.Adjust adjust) {
      return verdict.action() + " adjust " + BigDecimal.valueOf(adjust.factor());
    }
    var percent =
        verdict instanceof Verdict.Keep keep
            ? keep.parameters().number("percent").map(number -> " " + number).orElse("")
            : "";
    return verdict.action() + " keep" + percent;
  }

  private static BigDecimal[] numbers(String... texts) {
    return Stream.of(texts).map(BigDecimal::new).toArray(BigDecimal[]::new);
  }
}

package dev.arbiter.rules.diff.table;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.dmn.DmnAnswer;
import dev.arbiter.rules.dmn.DmnBounds;
import dev.arbiter.rules.dmn.DmnModel;
import dev.arbiter.rules.dmn.DmnTarget;
import dev.arbiter.rules.dmn.FeelJson;
import dev.arbiter.rules.dmn.FeelJson.Encoding;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the decision of a model that is a table, in two releases. */
final class ModelTrial implements Trial {
  private static final Pattern NAMES = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ .'-]*");
  private static final String NONE = "there is no such decision";

  private final Optional<DmnModel> before;
  private final Optional<DmnModel> after;
  private final TableSource table;

  ModelTrial(CompiledRelease before, CompiledRelease after, TableSource table) {
    var name = ProjectFiles.name(table.file());
    this.before = Optional.ofNullable(before.models().get(name));
    this.after = Optional.ofNullable(after.models().get(name));
    this.table = table;
  }

  @Override
  public Optional<Shown> ask(List<Given> inputs) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    for (var input : inputs) {
      var path = input.expression().strip();
      if (!NAMES.matcher(path).matches() || !put(facts, path, input.value())) {
        return Optional.empty();
      }
    }
    var one = answer(before, facts);
    var two = answer(after, facts);
    var shown = new LinkedHashMap<String, Object>();
    facts.forEach((name, value) -> shown.put(name, value == null ? "null" : value));
    return Optional.of(new Shown(shown, one, two, !one.equals(two)));
  }

  /** A name with points stands for parts of a context. */
  private static boolean put(
      Map<String, @Nullable Object> facts, String path, Optional<Object> value) {
    var json = FeelJson.encode(value.orElse(null), Encoding.TYPED);
    var dot = path.indexOf('.');
    if (dot < 0) {
      return !facts.containsKey(path) && facts.put(path, json) == null;
    }
    var part =
        facts.computeIfAbsent(
            path.substring(0, dot), key -> new LinkedHashMap<String, @Nullable Object>());
    return part instanceof Map<?, ?> map && putPart(map, path.substring(dot + 1), json);
  }

  @SuppressWarnings("unchecked")
  private static boolean putPart(Map<?, ?> map, String name, @Nullable Object json) {
    return name.indexOf('.') < 0 && ((Map<String, @Nullable Object>) map).put(name, json) == null;
  }

  private String answer(Optional<DmnModel> model, Map<String, @Nullable Object> facts) {
    if (model.isEmpty() || !model.get().decisions().contains(table.name())) {
      return NONE;
    }
    var target = new DmnTarget.One(table.name());
    try {
      var context = new LinkedHashMap<String, @Nullable Object>(facts);
      model.get().inputs(target).keySet().forEach(name -> context.putIfAbsent(name, null));
      var answer = model.get().evaluate(target, context, DmnBounds.at(Situations.NOON));
      return answer.decisions().stream()
          .filter(outcome -> outcome.name().equals(table.name()))
          .findFirst()
          .map(outcome -> text(outcome, answer))
          .orElse(NONE);
    } catch (ArbiterException failed) {
      return "fails: " + failed.getMessage();
    }
  }

  private static String text(DmnAnswer.Outcome outcome, DmnAnswer answer) {
    return outcome.status() == DmnAnswer.Status.SUCCEEDED
        ? String.valueOf(FeelJson.encode(outcome.value(), Encoding.PLAIN))
        : "fails: "
            + answer.messages().stream()
                .map(DmnAnswer.Message::text)
                .findFirst()
                .orElse("no reason was given");
  }
}

package dev.arbiter.rules.trait;

import dev.arbiter.domain.lifecycle.Lifecycle;
import dev.arbiter.domain.lifecycle.Passage;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads stages and the passages between them. */
record LifecycleReader(Parts parts) {
  private static final int MOST_STAGES = 20;
  private static final int MOST_PASSAGES = 100;
  private static final int MOST_TIMES = 1_000;

  Lifecycle read(YamlObject derive, YamlValue names) {
    derive.only("stages", "passages");
    var stages = names.list().stream().map(YamlValue::text).toList();
    if (stages.size() < 2 || stages.size() > MOST_STAGES) {
      names.problem("expected 2 to %d stages, found %d".formatted(MOST_STAGES, stages.size()));
    }
    if (new HashSet<>(stages).size() < stages.size()) {
      names.problem("expected each stage once");
    }
    var passages = new ArrayList<Passage>();
    var values = derive.required("passages").map(YamlValue::list).orElse(List.of());
    values.forEach(value -> passage(value, stages).ifPresent(passages::add));
    if (values.isEmpty() || values.size() > MOST_PASSAGES) {
      derive
          .value()
          .problem("expected 1 to %d passages, found %d".formatted(MOST_PASSAGES, values.size()));
    }
    return new Lifecycle(stages, passages);
  }

  private Optional<Passage> passage(YamlValue value, List<String> stages) {
    var passage = value.object().only("from", "to", "on", "where", "times", "silent");
    var to = passage.required("to").map(stage -> stage(stage, stages)).orElse("");
    var from = passage.required("from").map(some -> stages(some, stages)).orElseGet(TreeSet::new);
    if (from.contains(to)) {
      value.problem("expected another stage than '%s' to lead to".formatted(to));
    }
    var on = passage.get("on");
    var silent = passage.get("silent");
    if (on.isPresent() == silent.isPresent()) {
      value.problem("expected either 'on' or 'silent'");
      return Optional.empty();
    }
    if (silent.isPresent()) {
      value.object().only("from", "to", "silent");
      return Optional.of(
          new Passage.Silent(from, to, silent.map(Parts::duration).orElse(Duration.ofDays(1))));
    }
    var type = on.map(parts::type).orElse("");
    return Optional.of(
        new Passage.On(
            from,
            to,
            type,
            parts.where(passage, List.of(type)),
            passage.get("times").map(v -> new Numbers(v).whole(1, MOST_TIMES)).orElse(1)));
  }

  /** One stage or a list of them. */
  private static SortedSet<String> stages(YamlValue value, List<String> stages) {
    var found = new TreeSet<String>();
    for (var one : value.isList() ? value.list() : List.of(value)) {
      found.add(stage(one, stages));
    }
    if (found.isEmpty()) {
      value.expected("one of the stages, or a list of them");
    }
    return found;
  }

  private static String stage(YamlValue value, List<String> stages) {
    if (!stages.contains(value.text())) {
      value.expected("one of the stages: " + String.join(", ", stages));
    }
    return value.text();
  }
}

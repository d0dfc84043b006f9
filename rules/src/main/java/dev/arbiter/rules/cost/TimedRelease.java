package dev.arbiter.rules.cost;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.action.Template;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.scoring.Model;
import dev.arbiter.domain.segment.Segment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** A release whose parts are timed. For one thread. */
final class TimedRelease {
  private final Map<Key, Stopwatch> watches = new LinkedHashMap<>();
  private final Map<String, RuleSet> sets;
  private final Release release;

  /** What is timed. */
  record Key(String kind, String name) {}

  /**
   * @param sets the rules of the release in sets, which are timed one by one beside the whole
   */
  TimedRelease(Release release, Map<String, RuleSet> sets) {
    this.sets = sets;
    this.release = timed(release);
  }

  Release release() {
    return release;
  }

  Map<Key, Stopwatch> watches() {
    return watches;
  }

  private Release timed(Release from) {
    var catalog = from.catalog();
    return new Release(
        from.ref(),
        from.channels(),
        from.purposes(),
        from.traits(),
        new Catalog(catalog.slots(), each(catalog.actions(), (id, action) -> timed(action))),
        from.segments().stream().map(this::timed).toList(),
        from.triggers(),
        each(from.models(), this::timed),
        rules(from.rules()));
  }

  private Segment timed(Segment segment) {
    return new Segment(
        segment.id(),
        timed("segment", segment.id(), segment.condition()),
        segment.core(),
        segment.owner(),
        segment.reviewBy());
  }

  private Action timed(Action action) {
    var eligibility = action.eligibility();
    return new Action(
        action.id(),
        action.slots(),
        action.purposes(),
        action.period(),
        eligibility == Condition.ALWAYS
            ? eligibility
            : timed("eligibility", action.id(), eligibility),
        action.selection(),
        action.contactPolicy(),
        action.propensity(),
        action.value(),
        action.weight(),
        each(action.treatments(), (channel, texts) -> timed(action.id(), channel, texts)));
  }

  private Map<String, Template> timed(String action, String channel, Map<String, Template> texts) {
    var watch = watch("templates", action + ", " + channel);
    return each(texts, (name, text) -> values -> watch.time(() -> text.render(values)));
  }

  private Model timed(String id, Model model) {
    var watch = watch("model", id);
    return new Model(model.spec(), inputs -> watch.time(() -> model.scorer().score(inputs)));
  }

  private Condition timed(String kind, String name, Condition condition) {
    var watch = watch(kind, name);
    return new Condition() {
      @Override
      public Truth test(Situation situation) {
        return watch.time(() -> condition.test(situation));
      }

      @Override
      public String text() {
        return condition.text();
      }
    };
  }

  /** The sets are asked in vain, for the order of what all say together is that of the release. */
  private RuleSet rules(RuleSet all) {
    var timed = each(sets, (name, set) -> timed(set, watch("rules", name)));
    return (situation, actions) -> {
      timed.values().forEach(set -> set.judge(situation, actions));
      return all.judge(situation, actions);
    };
  }

  private static RuleSet timed(RuleSet set, Stopwatch watch) {
    return (situation, actions) -> watch.time(() -> set.judge(situation, actions));
  }

  private Stopwatch watch(String kind, String name) {
    return watches.computeIfAbsent(new Key(kind, name), key -> new Stopwatch());
  }

  private static <T, R> Map<String, R> each(Map<String, T> all, BiFunction<String, T, R> change) {
    var changed = new LinkedHashMap<String, R>();
    all.forEach((name, one) -> changed.put(name, change.apply(name, one)));
    return changed;
  }
}

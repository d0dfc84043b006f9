package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.impl.ExecutionFrame;
import org.kie.dmn.feel.lang.impl.RootExecutionFrame;
import org.kie.dmn.feel.runtime.FEELFunction;

/**
 * The names that FEEL may use: {@code traits}, {@code context}, {@code segments}, {@code scores},
 * {@code now}, and the functions of the language. Made for one evaluation after another on one
 * thread.
 */
final class SituationFrame implements ExecutionFrame {
  private final Situation situation;
  private final Map<String, Object> traits;
  private final Map<String, Object> context;
  private @Nullable Map<String, Object> scores;
  private @Nullable List<String> segments;
  private boolean readUnknown;

  SituationFrame(Situation situation) {
    this.situation = situation;
    this.traits = FeelValues.map(situation.traits().asMap(), () -> readUnknown = true);
    this.context = FeelValues.map(situation.context().asMap(), () -> readUnknown = true);
  }

  boolean readUnknown() {
    return readUnknown;
  }

  void forgetUnknown() {
    readUnknown = false;
  }

  Map<String, Object> traits() {
    return traits;
  }

  Map<String, Object> context() {
    return context;
  }

  Map<String, Object> scores() {
    if (scores == null) {
      var outputs = new HashMap<String, Object>();
      for (Score score : situation.scores().values()) {
        outputs.put(score.model(), BigDecimal.valueOf(score.value()));
      }
      scores = outputs;
    }
    return scores;
  }

  @Override
  public @Nullable Object getValue(String name) {
    return switch (name) {
      case "traits" -> traits;
      case "context" -> context;
      case "segments" -> segments();
      case "scores" -> scores();
      case "now" -> situation.now().atZone(ZoneOffset.UTC);
      default -> function(name);
    };
  }

  private static @Nullable Object function(String name) {
    var replaced = RegexFunction.BY_NAME.get(name);
    if (replaced != null) {
      return replaced;
    }
    var found = RootExecutionFrame.INSTANCE.getValue(name);
    return found instanceof FEELFunction function ? new BoundedFunction(function) : found;
  }

  @Override
  public boolean isDefined(String name) {
    return switch (name) {
      case "traits", "context", "segments", "scores", "now" -> true;
      default -> RootExecutionFrame.INSTANCE.isDefined(name);
    };
  }

  @Override
  public Map<String, Object> getAllValues() {
    return Map.of(
        "traits", traits,
        "context", context,
        "segments", segments(),
        "scores", scores(),
        "now", situation.now().atZone(ZoneOffset.UTC));
  }

  @Override
  public void setValue(String name, @Nullable Object value) {
    throw new UnsupportedOperationException("a situation cannot be changed");
  }

  @Override
  public void setRootObject(Object value) {
    throw new UnsupportedOperationException("a situation cannot be changed");
  }

  @Override
  public @Nullable Object getRootObject() {
    return null;
  }

  private List<String> segments() {
    if (segments == null) {
      segments = List.copyOf(situation.segments());
    }
    return segments;
  }
}

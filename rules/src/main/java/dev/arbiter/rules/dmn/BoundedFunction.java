package dev.arbiter.rules.dmn;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.NamedParameter;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;

/** A function that stands in the place of one of the engine's own. */
final class BoundedFunction extends BaseFEELFunction {
  private final BiFunction<EvaluationContext, Object[], @Nullable Object> work;

  private BoundedFunction(
      String name, BiFunction<EvaluationContext, Object[], @Nullable Object> work) {
    super(name);
    this.work = work;
  }

  @Override
  public @Nullable Object invokeReflectively(EvaluationContext context, Object[] given) {
    return work.apply(context, given);
  }

  /** One that answers the same each time in an evaluation. */
  static BoundedFunction constant(String name, java.util.function.Supplier<Object> value) {
    return new BoundedFunction(
        name,
        (context, given) ->
            given.length == 0 ? value.get() : failed(context, name, "takes no parameters"));
  }

  /** One that is not allowed. */
  static BoundedFunction refused(String name) {
    return new BoundedFunction(
        name, (context, given) -> failed(context, name, "is not allowed in models"));
  }

  /** The engine's own, paid for before it works. */
  static BoundedFunction paid(FEELFunction function, Cost cost) {
    return new BoundedFunction(
        function.getName(),
        (context, given) -> {
          var values = new Object[given.length];
          for (var i = 0; i < given.length; i++) {
            values[i] = given[i] instanceof NamedParameter named ? named.getValue() : given[i];
          }
          Budget.current().pay(cost.of(values));
          return function.invokeReflectively(context, given);
        });
  }

  /** What a call costs. */
  interface Cost {
    long of(@Nullable Object[] values);
  }

  /** One that takes a regular expression. */
  static BoundedFunction regex(RegexWork work) {
    var name = work.name().toLowerCase(Locale.ROOT);
    return new BoundedFunction(
        name,
        (context, given) -> {
          var texts = new String[work.names().size()];
          if (!read(given, work.names(), texts)) {
            return failed(context, name, "takes texts, and all but the flags must be known");
          }
          try {
            return work.apply(texts);
          } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            return failed(context, name, "cannot use this regular expression");
          }
        });
  }

  private static boolean read(Object[] given, List<String> names, @Nullable String[] texts) {
    for (var i = 0; i < given.length; i++) {
      var named = given[i] instanceof NamedParameter parameter ? parameter : null;
      var at = named == null ? i : names.indexOf(named.getName());
      var value = named == null ? given[i] : named.getValue();
      if (at < 0 || at >= texts.length || value != null && !(value instanceof String)) {
        return false;
      }
      texts[at] = (String) value;
    }
    for (var i = 0; i < texts.length; i++) {
      if (texts[i] == null && !names.get(i).equals("flags")) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object failed(EvaluationContext context, String name, String why) {
    context.notifyEvt(() -> new InvalidParametersEvent(Severity.ERROR, name, why));
    return null;
  }
}

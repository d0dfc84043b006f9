package dev.arbiter.rules.feel;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.NamedParameter;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;

/**
 * A function of FEEL that takes a regular expression, in place of the engine's own, whose time has
 * no bound. It says null where the expression is not a {@link Regex}.
 */
final class RegexFunction extends BaseFEELFunction {
  static final Map<String, RegexFunction> BY_NAME =
      Map.of(
          "matches",
          new RegexFunction(
              "matches",
              List.of("input", "pattern", "flags"),
              (pattern, input, replacement) -> pattern.matcher(input).find()),
          "replace",
          new RegexFunction(
              "replace",
              List.of("input", "pattern", "replacement", "flags"),
              (pattern, input, replacement) -> pattern.matcher(input).replaceAll(replacement)),
          "split",
          new RegexFunction(
              "split",
              List.of("string", "delimiter"),
              (pattern, input, replacement) -> Arrays.asList(pattern.split(input, -1))));

  private final List<String> names;
  private final Work work;

  private RegexFunction(String name, List<String> names, Work work) {
    super(name);
    this.names = names;
    this.work = work;
  }

  private interface Work {
    Object apply(Pattern pattern, String input, String replacement);
  }

  @Override
  public @Nullable Object invokeReflectively(EvaluationContext context, Object[] given) {
    var texts = new String[names.size()];
    for (var i = 0; i < given.length; i++) {
      var named = given[i] instanceof NamedParameter parameter ? parameter : null;
      var at = named == null ? i : names.indexOf(named.getName());
      var value = named == null ? given[i] : named.getValue();
      if (at < 0 || at >= texts.length || !(value instanceof String text)) {
        return null;
      }
      texts[at] = text;
    }
    var replacement = at(texts, "replacement");
    if (texts[0] == null
        || texts[1] == null
        || names.contains("replacement") && replacement == null) {
      return null;
    }
    return apply(
        texts[0],
        texts[1],
        Objects.requireNonNullElse(replacement, ""),
        Objects.requireNonNullElse(at(texts, "flags"), ""));
  }

  private @Nullable String at(@Nullable String[] texts, String name) {
    var index = names.indexOf(name);
    return index < 0 ? null : texts[index];
  }

  private @Nullable Object apply(String input, String pattern, String replacement, String flags) {
    try {
      return Regex.compile(pattern, flags, input.length())
          .map(compiled -> work.apply(compiled, input, replacement))
          .orElse(null);
    } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchGroup) {
      return null;
    }
  }
}

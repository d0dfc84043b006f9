package dev.arbiter.rules.dmn;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.marshalling.DMNExtensionRegister;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.DRGElementCompiler;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.functions.DistinctValuesFunction;
import org.kie.dmn.feel.runtime.functions.StringJoinFunction;
import org.kie.dmn.feel.runtime.functions.UnionFunction;

/**
 * The functions that stand in the place of the engine's own: those without bounds, the clock, and
 * those that compile a text ({@code decision table}) or leave the model ({@code invoke}).
 */
final class BoundedProfile implements DMNProfile {
  private static final int COMPARISONS_PER_STEP = 16;
  private static final int CHARACTERS_PER_STEP = 64;

  private final List<FEELFunction> functions =
      Stream.concat(
              Stream.of(RegexWork.values()).map(BoundedFunction::regex),
              Stream.of(
                  BoundedFunction.constant("now", () -> now()),
                  BoundedFunction.constant("today", () -> now().toLocalDate()),
                  BoundedFunction.refused("decision table"),
                  BoundedFunction.refused("invoke"),
                  BoundedFunction.paid(
                      DistinctValuesFunction.INSTANCE, BoundedProfile::comparisons),
                  BoundedFunction.paid(UnionFunction.INSTANCE, BoundedProfile::comparisons),
                  BoundedFunction.paid(StringJoinFunction.INSTANCE, BoundedProfile::delimiters)))
          .<FEELFunction>map(function -> function)
          .toList();

  private static java.time.ZonedDateTime now() {
    return Budget.current().now().atZone(ZoneId.systemDefault());
  }

  /** Each element is compared with all others. */
  private static long comparisons(@Nullable Object[] lists) {
    var elements =
        Stream.of(lists).mapToLong(list -> list instanceof Collection<?> c ? c.size() : 1).sum();
    return elements * elements / COMPARISONS_PER_STEP;
  }

  /** The delimiter comes after each element. */
  private static long delimiters(@Nullable Object[] given) {
    var elements = 1L;
    var length = 0L;
    for (var value : given) {
      if (value instanceof Collection<?> list) {
        elements = list.size();
      } else if (value instanceof String delimiter) {
        length = delimiter.length();
      }
    }
    return elements * length / CHARACTERS_PER_STEP;
  }

  @Override
  public List<FEELFunction> getFEELFunctions() {
    return functions;
  }

  @Override
  public List<DMNExtensionRegister> getExtensionRegisters() {
    return List.of();
  }

  @Override
  public List<DRGElementCompiler> getDRGElementCompilers() {
    return List.of();
  }
}

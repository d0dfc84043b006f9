package dev.arbiter.rules.drl.bytecode;

import dev.arbiter.domain.rule.BudgetException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatException;
import java.lang.invoke.StringConcatFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the calls in consequences become whose results could grow without bound: a number that is
 * multiplied by itself thirty times has a billion digits. Each does what the original does, and
 * fails beyond the bounds. Public because compiled rules call it.
 */
public final class Bounded {
  private static final int MAX_DIGITS = 1_000;
  private static final int MAX_TEXT = 8_192;
  private static final int MAX_VALUES = 20_000;
  private static final int MAX_DEPTH = 8;
  private static final MethodHandle TEXT = textCheck();

  private Bounded() {}

  public static BigDecimal add(BigDecimal one, BigDecimal other) {
    return number(number(one).add(number(other)));
  }

  public static BigDecimal subtract(BigDecimal one, BigDecimal other) {
    return number(number(one).subtract(number(other)));
  }

  public static BigDecimal multiply(BigDecimal one, BigDecimal other) {
    return number(number(one).multiply(number(other)));
  }

  public static BigDecimal setScale(BigDecimal number, int scale, RoundingMode rounding) {
    if (Math.abs((long) scale) > MAX_DIGITS) {
      throw new BudgetException("a number has more than " + MAX_DIGITS + " digits");
    }
    return number(number(number).setScale(scale, rounding));
  }

  /** The text of a plain value; lists and maps have none here. */
  public static String valueOf(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number(number).toString();
    }
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      throw new BudgetException("a list or an object is no text");
    }
    return String.valueOf(value);
  }

  public static List<?> small(List<?> list) {
    return (List<?>) checked(list);
  }

  public static Set<?> small(Set<?> set) {
    return (Set<?>) checked(set);
  }

  public static Map<?, ?> small(Map<?, ?> map) {
    return (Map<?, ?>) checked(map);
  }

  /**
   * The value itself.
   *
   * @throws BudgetException if it is larger than facts may be
   */
  public static Object checked(Object value) {
    weigh(value, 0, 0);
    return value;
  }

  /** Links the concatenation of texts, so that a result beyond the bounds fails. */
  public static CallSite concatenation(
      MethodHandles.Lookup lookup, String name, MethodType type, String recipe, Object... constants)
      throws StringConcatException {
    var joined = StringConcatFactory.makeConcatWithConstants(lookup, name, type, recipe, constants);
    return new ConstantCallSite(MethodHandles.filterReturnValue(joined.getTarget(), TEXT));
  }

  private static MethodHandle textCheck() {
    try {
      return MethodHandles.lookup()
          .findStatic(Bounded.class, "text", MethodType.methodType(String.class, String.class));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("a method of this class is missing", impossible);
    }
  }

  private static String text(String text) {
    if (text.length() > MAX_TEXT) {
      throw new BudgetException("a text has more than " + MAX_TEXT + " characters");
    }
    return text;
  }

  private static BigDecimal number(BigDecimal number) {
    if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw new BudgetException("a number has more than " + MAX_DIGITS + " digits");
    }
    return number;
  }

  private static int weigh(@Nullable Object value, int depth, int before) {
    var weight = before + 1;
    if (weight > MAX_VALUES || depth > MAX_DEPTH) {
      throw new BudgetException(
          "a value holds more than " + MAX_VALUES + " values or " + MAX_DEPTH + " levels");
    }
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof BigDecimal number) {
      number(number);
    } else if (value instanceof Collection<?> elements) {
      for (var element : elements) {
        weight = weigh(element, depth + 1, weight);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (var entry : map.entrySet()) {
        weight = weigh(entry.getValue(), depth + 1, weigh(entry.getKey(), depth + 1, weight));
      }
    }
    return weight;
  }
}

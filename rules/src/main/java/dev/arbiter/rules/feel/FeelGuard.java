package dev.arbiter.rules.feel;

import java.beans.Introspector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.ContextEntryNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.StringNode;

/**
 * What FEEL must not do here. The engine reads any name after a dot as a Java method without
 * arguments if the value is no context ({@code "x".getClass}), and its functions may be Java; both
 * would lead out of the language. The system clock would make decisions that cannot be repeated,
 * and a loop over numbers might not end. Refused as well is what the engine understands otherwise
 * than people do.
 */
final class FeelGuard {
  private static final Set<String> ROOTS = Set.of("traits", "context", "scores");
  private static final Set<String> CLOCKS = Set.of("now", "today");
  private static final Set<String> OF_THE_LANGUAGE =
      Set.of(
          "abs",
          "years",
          "months",
          "days",
          "hours",
          "minutes",
          "seconds",
          "value",
          "year",
          "month",
          "day",
          "hour",
          "minute",
          "second",
          "weekday",
          "timezone",
          "now");
  private static final Set<String> JAVA_MEMBERS = javaMembers();

  private FeelGuard() {}

  /** The first thing in the expression that is not allowed. */
  static Optional<String> objection(ASTNode node) {
    if (node instanceof FunctionDefNode) {
      return Optional.of("functions cannot be defined here");
    }
    if (node instanceof FunctionInvocationNode call && CLOCKS.contains(call.getName().getText())) {
      return Optional.of(
          "'" + call.getName().getText() + "()' reads the system clock; use the instant 'now'");
    }
    if (node instanceof FunctionInvocationNode call && hasBadPattern(call)) {
      return Optional.of(
          "the regular expression is wrong or unbounded: it has no back-references, no look-around"
              + " and at most 1000 repetitions");
    }
    if (node instanceof IterationContextNode loop && loop.getRangeEndExpr() != null) {
      return Optional.of("a loop goes over a list, not over a range of numbers");
    }
    if (node instanceof IterationContextNode loop && isRoot(loop.getName().getText())
        || node instanceof ContextEntryNode entry && isRoot(entry.getName().getText())) {
      return Optional.of("'traits', 'context' and 'scores' cannot be given another meaning");
    }
    if (node instanceof InNode in && in.getExprs() instanceof InfixOpNode rest && isJoined(rest)) {
      return Optional.of(
          "'in' takes all that follows it, and so is never true: put brackets around '(%s in %s)'"
              .formatted(in.getValue().getText(), rest.getLeft().getText()));
    }
    if (node instanceof QualifiedNameNode name) {
      return qualified(name);
    }
    if (node instanceof NameRefNode name && name.getText().equals("partial")) {
      return Optional.of("'partial' is not allowed: it grows with each element");
    }
    if (node instanceof NameRefNode name && JAVA_MEMBERS.contains(name.getText())) {
      return Optional.of("'" + name.getText() + "' is not a name of FEEL");
    }
    return children(node.getChildrenNode());
  }

  private static boolean isJoined(InfixOpNode node) {
    return node.getOperator() == InfixOperator.AND || node.getOperator() == InfixOperator.OR;
  }

  /** What is computed is looked at when it is there. */
  private static boolean hasBadPattern(FunctionInvocationNode call) {
    var parameters = call.getParams().getElements();
    return RegexFunction.BY_NAME.containsKey(call.getName().getText())
        && parameters.size() > 1
        && parameters.get(1) instanceof StringNode pattern
        && Regex.compile(pattern.getValue(), "", 0).isEmpty();
  }

  /** What follows {@code traits.}, {@code context.} or {@code scores.} is an entry in any case. */
  private static Optional<String> qualified(QualifiedNameNode name) {
    var parts = name.getParts();
    var first = ROOTS.contains(parts.get(0).getText()) ? 2 : 0;
    return parts.size() <= first
        ? Optional.empty()
        : children(parts.subList(first, parts.size()).toArray(ASTNode[]::new));
  }

  /** A key of a context may be written as a text. */
  private static boolean isRoot(String name) {
    return ROOTS.contains(name.replace("\"", "").strip());
  }

  private static Optional<String> children(ASTNode[] children) {
    return Arrays.stream(children)
        .filter(java.util.Objects::nonNull)
        .flatMap(child -> objection(child).stream())
        .findFirst();
  }

  private static Set<String> javaMembers() {
    var members = new HashSet<String>();
    for (var type : valueTypes()) {
      for (var method : type.getMethods()) {
        var name = method.getName();
        if (method.getParameterCount() == 0) {
          members.add(name);
          members.add(property(name, "get"));
          members.add(property(name, "is"));
        }
      }
    }
    members.removeAll(OF_THE_LANGUAGE);
    members.remove("");
    return members;
  }

  private static String property(String method, String prefix) {
    return method.startsWith(prefix)
        ? Introspector.decapitalize(method.substring(prefix.length()))
        : "";
  }

  private static List<Class<?>> valueTypes() {
    return List.of(
        String.class,
        BigDecimal.class,
        Boolean.class,
        ZonedDateTime.class,
        LocalDateTime.class,
        LocalDate.class,
        LocalTime.class,
        OffsetTime.class,
        Duration.class,
        Period.class,
        List.class);
  }
}

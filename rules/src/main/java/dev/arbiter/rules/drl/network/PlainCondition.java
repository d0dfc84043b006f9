package dev.arbiter.rules.drl.network;

import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.mvel.MVELConstraint;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Answers what rules ask most: whether a trait is known, and how a number or a text compares with a
 * literal. The engine interprets these by reflection, a microsecond or more each, so that a
 * thousand rules would take milliseconds. Everything else, and what is unknown, is left to the
 * engine. Thread-safe.
 */
final class PlainCondition implements AlphaNodeFieldConstraint {
  private static final long serialVersionUID = 1;
  private static final String READ = "(number|text)\\(\\s*\"([^\"\\\\]{1,100})\"\\s*\\)\\s*\\.\\s*";
  private static final Pattern PRESENT = Pattern.compile(READ + "(isPresent|isEmpty)\\(\\s*\\)");
  private static final Pattern COMPARED =
      Pattern.compile(
          READ
              + "(?:get\\(\\s*\\)|orElse\\(\\s*\"([^\"\\\\]{0,100})\"\\s*\\))"
              + "\\s*(==|!=|<=|>=|<|>)\\s*"
              + "(?:([0-9]{1,9}(?:\\.[0-9]{1,6})?)|\"([^\"\\\\]{0,100})\")");

  private final transient AlphaNodeFieldConstraint engine;
  private final transient Function<Situation, Truth> answer;

  private PlainCondition(AlphaNodeFieldConstraint engine, Function<Situation, Truth> answer) {
    this.engine = engine;
    this.answer = answer;
  }

  /** The condition of the engine, or one that is quicker and answers the same. */
  static AlphaNodeFieldConstraint of(AlphaNodeFieldConstraint engine) {
    return engine instanceof MVELConstraint constraint
            && constraint.getRequiredDeclarations().length == 0
        ? answer(constraint.getExpression().strip())
            .<AlphaNodeFieldConstraint>map(answer -> new PlainCondition(engine, answer))
            .orElse(engine)
        : engine;
  }

  /** Whether a condition with this text is answered here. */
  static boolean isPlain(String expression) {
    return answer(expression).isPresent();
  }

  private static Optional<Function<Situation, Truth>> answer(String expression) {
    var present = PRESENT.matcher(expression);
    if (present.matches()) {
      return Optional.of(present(present));
    }
    var compared = COMPARED.matcher(expression);
    return compared.matches() ? compared(compared) : Optional.empty();
  }

  private static Function<Situation, Truth> present(Matcher condition) {
    var name = condition.group(2);
    var wanted = condition.group(3).equals("isPresent");
    return condition.group(1).equals("number")
        ? situation -> Truth.of(situation.number(name).isPresent() == wanted)
        : situation -> Truth.of(situation.text(name).isPresent() == wanted);
  }

  private static Optional<Function<Situation, Truth>> compared(Matcher condition) {
    var name = condition.group(2);
    var otherwise = Optional.ofNullable(condition.group(3));
    var sign = condition.group(4);
    var number = condition.group(5);
    var text = condition.group(6);
    var order = order(sign);
    if (condition.group(1).equals("number") && number != null && otherwise.isEmpty()) {
      var literal = new BigDecimal(number);
      return Optional.of(
          situation -> truth(situation.number(name).map(value -> value.compareTo(literal)), order));
    }
    if (condition.group(1).equals("text")
        && text != null
        && sign.endsWith("=")
        && !sign.startsWith("<")
        && !sign.startsWith(">")) {
      return Optional.of(
          situation ->
              truth(
                  situation.text(name).or(() -> otherwise).map(value -> value.equals(text) ? 0 : 1),
                  order));
    }
    return Optional.empty();
  }

  private static Truth truth(Optional<Integer> compared, IntPredicate order) {
    return compared.map(sign -> Truth.of(order.test(sign))).orElse(Truth.UNKNOWN);
  }

  private static IntPredicate order(String sign) {
    return switch (sign) {
      case "==" -> order -> order == 0;
      case "!=" -> order -> order != 0;
      case "<" -> order -> order < 0;
      case "<=" -> order -> order <= 0;
      case ">" -> order -> order > 0;
      default -> order -> order >= 0;
    };
  }

  @Override
  public boolean isAllowed(FactHandle handle, ValueResolver resolver) {
    var told =
        handle.getObject() instanceof Situation situation ? answer.apply(situation) : Truth.UNKNOWN;
    return told == Truth.UNKNOWN ? engine.isAllowed(handle, resolver) : told == Truth.TRUE;
  }

  @Override
  public AlphaNodeFieldConstraint cloneIfInUse() {
    return new PlainCondition(engine.cloneIfInUse(), answer);
  }

  @Override
  public PlainCondition clone() {
    return new PlainCondition((AlphaNodeFieldConstraint) engine.clone(), answer);
  }

  @Override
  public Declaration[] getRequiredDeclarations() {
    return engine.getRequiredDeclarations();
  }

  @Override
  public void replaceDeclaration(Declaration declaration, Declaration resolved) {
    engine.replaceDeclaration(declaration, resolved);
  }

  @Override
  public ConstraintType getType() {
    return engine.getType();
  }

  @Override
  public boolean isTemporal() {
    return engine.isTemporal();
  }

  @Override
  public void writeExternal(ObjectOutput out) {
    throw new UnsupportedOperationException("networks are not written");
  }

  @Override
  public void readExternal(ObjectInput in) {
    throw new UnsupportedOperationException("networks are not written");
  }
}

package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.rules.budget.Spending;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.impl.ExecutionFrame;
import org.kie.dmn.feel.lang.impl.ExecutionFrameImpl;

/**
 * Where FEEL expressions about one situation are evaluated. The engine's own context costs 3 kB and
 * 2 µs before the first operator; this one costs a few words, and errors become null as the
 * standard says, without anybody listening. For one thread.
 */
final class SituationScope implements EvaluationContext {
  private final SituationFrame situation;
  private ExecutionFrame frame;

  SituationScope(Situation situation) {
    this.situation = new SituationFrame(situation);
    this.frame = this.situation;
  }

  private SituationScope(SituationFrame situation, ExecutionFrame frame) {
    this.situation = situation;
    this.frame = frame;
  }

  /**
   * The value of an expression; null where it fails, as the standard says.
   *
   * @throws BudgetException if it costs more than it may
   */
  @Nullable Object evaluate(ASTNode tree) {
    Object value = null;
    try {
      value = tree.evaluate(this);
    } catch (BudgetException exceeded) {
      throw exceeded;
    } catch (RuntimeException | StackOverflowError notTold) {
      // the engine says null itself, but for a few of its functions
    }
    Spending.spend(0); // fails if the engine swallowed that the budget was exceeded
    return value;
  }

  /** Whether a fact that is unknown was read since {@link #forgetUnknown}. */
  boolean readUnknown() {
    return situation.readUnknown();
  }

  void forgetUnknown() {
    situation.forgetUnknown();
  }

  Map<String, Object> traits() {
    return situation.traits();
  }

  Map<String, Object> context() {
    return situation.context();
  }

  Map<String, Object> scores() {
    return situation.scores();
  }

  @Override
  public void enterFrame() {
    frame = new ExecutionFrameImpl(frame);
  }

  @Override
  public void enterFrame(int size) {
    enterFrame();
  }

  @Override
  public void exitFrame() {
    frame = ((ExecutionFrameImpl) frame).getParentFrame();
  }

  @Override
  public EvaluationContext current() {
    return new SituationScope(situation, frame);
  }

  @Override
  public void setValue(String name, @Nullable Object value) {
    if (name.equals("partial")) {
      FeelBounds.checkLast(value);
    } else {
      FeelBounds.check(value);
    }
    frame.setValue(name, value);
  }

  @Override
  public @Nullable Object getValue(String name) {
    return frame.getValue(name);
  }

  @Override
  public @Nullable Object getValue(String[] names) {
    Object value = frame.getValue(names[0]);
    for (var i = 1; i < names.length; i++) {
      value = value instanceof Map<?, ?> map ? map.get(names[i]) : null;
    }
    return value;
  }

  @Override
  public boolean isDefined(String name) {
    return frame.isDefined(name);
  }

  @Override
  public boolean isDefined(String[] names) {
    return names.length == 1 ? isDefined(names[0]) : getValue(names) != null;
  }

  @Override
  public Map<String, Object> getAllValues() {
    return frame.getAllValues();
  }

  @Override
  public @Nullable DMNRuntime getDMNRuntime() {
    return null;
  }

  @Override
  public ClassLoader getRootClassLoader() {
    return SituationScope.class.getClassLoader();
  }

  @Override
  public void notifyEvt(Supplier<FEELEvent> event) {
    // FEEL says null where it fails; the answer then is unknown
  }

  @Override
  public Collection<FEELEventListener> getListeners() {
    return List.of();
  }

  @Override
  public void setRootObject(Object value) {
    frame.setRootObject(value);
  }

  @Override
  public @Nullable Object getRootObject() {
    return frame.getRootObject();
  }

  @Override
  public FEELDialect getFEELDialect() {
    return FEELDialect.FEEL;
  }

  @Override
  public DMNVersion getDMNVersion() {
    return DMNVersion.getLatest();
  }
}

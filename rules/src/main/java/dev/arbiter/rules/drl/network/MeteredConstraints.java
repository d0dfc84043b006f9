package dev.arbiter.rules.drl.network;

import dev.arbiter.rules.budget.Spending;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.List;
import org.drools.base.base.ObjectType;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.RuleBaseConfiguration;
import org.drools.core.common.BetaConstraints;
import org.drools.core.reteoo.BetaMemory;
import org.drools.core.reteoo.Tuple;
import org.drools.core.reteoo.builder.BuildContext;
import org.drools.util.bitmask.BitMask;
import org.kie.api.runtime.rule.FactHandle;

/** Answers as the constraints of a join do, and counts the pairs that it was asked about. */
@SuppressWarnings({
  "rawtypes",
  "unchecked",
  "TypeParameterUnusedInFormals"
}) // as the engine declares them
final class MeteredConstraints implements BetaConstraints<Object> {
  private static final long serialVersionUID = 1;

  private final transient BetaConstraints constraints;

  MeteredConstraints(BetaConstraints constraints) {
    this.constraints = constraints;
  }

  @Override
  public boolean isAllowedCachedLeft(Object context, FactHandle handle) {
    Spending.spend(1);
    return constraints.isAllowedCachedLeft(context, handle);
  }

  @Override
  public boolean isAllowedCachedRight(BaseTuple tuple, Object context) {
    Spending.spend(1);
    return constraints.isAllowedCachedRight(tuple, context);
  }

  @Override
  public Object createContext() {
    return constraints.createContext();
  }

  @Override
  public void updateFromTuple(Object context, ValueResolver resolver, Tuple tuple) {
    Spending.spend(1);
    constraints.updateFromTuple(context, resolver, tuple);
  }

  @Override
  public void updateFromFactHandle(Object context, ValueResolver resolver, FactHandle handle) {
    Spending.spend(1);
    constraints.updateFromFactHandle(context, resolver, handle);
  }

  @Override
  public BetaConstraint[] getConstraints() {
    return constraints.getConstraints();
  }

  @Override
  public BetaConstraints getOriginalConstraint() {
    return constraints.getOriginalConstraint();
  }

  @Override
  public boolean isIndexed() {
    return constraints.isIndexed();
  }

  @Override
  public int getIndexCount() {
    return constraints.getIndexCount();
  }

  @Override
  public boolean isEmpty() {
    return constraints.isEmpty();
  }

  @Override
  public BetaMemory createBetaMemory(RuleBaseConfiguration configuration, int nodeType) {
    return constraints.createBetaMemory(configuration, nodeType);
  }

  @Override
  public void resetTuple(Object context) {
    constraints.resetTuple(context);
  }

  @Override
  public void resetFactHandle(Object context) {
    constraints.resetFactHandle(context);
  }

  @Override
  public BitMask getListenedPropertyMask(
      Pattern pattern, ObjectType modified, List<String> settable) {
    return constraints.getListenedPropertyMask(pattern, modified, settable);
  }

  @Override
  public void init(BuildContext context, int nodeType) {
    constraints.init(context, nodeType);
  }

  @Override
  public void initIndexes(int depth, int nodeType, RuleBaseConfiguration configuration) {
    constraints.initIndexes(depth, nodeType, configuration);
  }

  @Override
  public <T> T cloneIfInUse() {
    return (T) new MeteredConstraints((BetaConstraints) constraints.cloneIfInUse());
  }

  @Override
  public boolean isLeftUpdateOptimizationAllowed() {
    return constraints.isLeftUpdateOptimizationAllowed();
  }

  @Override
  public void registerEvaluationContext(BuildContext context) {
    constraints.registerEvaluationContext(context);
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

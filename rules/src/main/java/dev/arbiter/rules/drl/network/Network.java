package dev.arbiter.rules.drl.network;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.drools.base.common.NetworkNode;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.BetaNode;
import org.drools.core.reteoo.FromNode;

/**
 * Puts a meter into each node of a network that looks at pairs of facts or at the elements of a
 * list: the engine asks nobody between two firings, so that a join of three lists of a thousand
 * elements each would go on for minutes. Conditions that need no interpreter lose it. The engine
 * has no port for either, hence the reflection, which refuses to go on where the engine is not as
 * expected.
 */
public final class Network {
  private static final Field OF_ALPHA = field(AlphaNode.class, "constraint");
  private static final Field OF_BETA = field(BetaNode.class, "constraints");
  private static final Field OF_FROM = field(FromNode.class, "betaConstraints");
  private static final Field ELEMENTS = field(FromNode.class, "dataProvider");

  private final Set<NetworkNode> seen = new HashSet<>();

  private Network() {}

  /**
   * Makes all sessions of a base count, and quicker; to be called before the first.
   *
   * @param base the knowledge base; no type of the engine shows outside this module
   */
  public static void prepare(Object base) {
    var network = new Network();
    var rete = ((InternalRuleBase) base).getRete();
    rete.getEntryPointNodes().values().stream()
        .flatMap(entry -> entry.getObjectTypeNodes().values().stream())
        .forEach(network::visit);
  }

  private void visit(NetworkNode node) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof AlphaNode alpha) {
      replace(OF_ALPHA, alpha, PlainCondition.of(alpha.getConstraint()));
    } else if (node instanceof BetaNode beta) {
      replace(OF_BETA, beta, new MeteredConstraints(beta.getRawConstraints()));
    } else if (node instanceof FromNode<?> from) {
      replace(OF_FROM, from, new MeteredConstraints(from.getBetaConstraints()));
      replace(ELEMENTS, from, new MeteredElements(from.getDataProvider()));
    }
    NetworkNode[] sinks = node.getSinks();
    if (sinks != null) { // at the end of a rule
      for (var sink : sinks) {
        visit(sink);
      }
    }
  }

  private static void replace(Field field, Object node, Object value) {
    try {
      field.set(node, value);
    } catch (IllegalAccessException impossible) {
      throw new LinkageError("the network is not as expected", impossible);
    }
  }

  private static Field field(Class<?> type, String name) {
    try {
      var field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException missing) {
      throw new LinkageError("the network is not as expected", missing);
    }
  }
}

package dev.arbiter.rules.drl.network;

import dev.arbiter.rules.budget.Spending;
import java.util.Iterator;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.accessor.DataProvider;

/** Gives the elements of another provider and counts them. */
final class MeteredElements implements DataProvider {
  private static final long serialVersionUID = 1;

  private final transient DataProvider elements;

  MeteredElements(DataProvider elements) {
    this.elements = elements;
  }

  @Override
  public Iterator<?> getResults(BaseTuple tuple, ValueResolver resolver, Object context) {
    Spending.spend(1);
    Iterator<?> results = elements.getResults(tuple, resolver, context);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return results.hasNext();
      }

      @Override
      public Object next() {
        Spending.spend(1);
        return results.next();
      }
    };
  }

  @Override
  public Declaration[] getRequiredDeclarations() {
    return elements.getRequiredDeclarations();
  }

  @Override
  public Object createContext() {
    return elements.createContext();
  }

  @Override
  public DataProvider clone() {
    return new MeteredElements(elements.clone());
  }

  @Override
  public void replaceDeclaration(Declaration declaration, Declaration resolved) {
    elements.replaceDeclaration(declaration, resolved);
  }

  @Override
  public boolean isReactive() {
    return elements.isReactive();
  }
}

package dev.arbiter.rules.dmn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.feel.runtime.events.SyntaxErrorEvent;
import org.kie.dmn.feel.runtime.events.UnknownVariableErrorEvent;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.NamedElement;

/**
 * Collects what is wrong with expressions, with its place. The engine itself tells no more than the
 * first error of all elements without an id. For one thread.
 */
final class FeelErrors {
  private final List<Place> found = new ArrayList<>();

  /**
   * A place of a model and what is wrong there.
   *
   * @param line counts from 1; 0 if it is not known
   * @param name of the nearest element that has one
   */
  record Place(String namespace, int line, String name, String message) {

    static Place of(String namespace, Object element, String message) {
      return element instanceof DMNModelInstrumentedBase node
          ? new Place(namespace, line(node), name(node), message)
          : new Place(namespace, 0, "", message);
    }

    private static int line(DMNModelInstrumentedBase node) {
      var location = node.getLocation();
      return location != null && location.getLineNumber() > 0
          ? location.getLineNumber()
          : node.getParent() == null ? 0 : line(node.getParent());
    }

    private static String name(DMNModelInstrumentedBase node) {
      return node instanceof NamedElement named && named.getName() != null
          ? named.getName()
          : node.getParent() == null ? "" : name(node.getParent());
    }
  }

  List<Place> all() {
    return List.copyOf(new LinkedHashSet<>(found));
  }

  void add(DMNModelImpl model, DMNElement element, String message) {
    found.add(Place.of(model.getNamespace(), element, message));
  }

  /** Adds the event if it says that something is wrong. */
  void add(DMNModelImpl model, DMNElement element, FEELEvent event) {
    if (event instanceof SyntaxErrorEvent || event.getSeverity() == FEELEvent.Severity.ERROR) {
      add(model, element, "FEEL: " + text(event));
    }
  }

  private static String text(FEELEvent event) {
    return event instanceof UnknownVariableErrorEvent || event.getMessage() != null
        ? event.getMessage()
        : "cannot be understood";
  }
}

package dev.arbiter.rules.dmn;

import dev.arbiter.domain.ArbiterException;
import java.util.List;

/** Thrown when the context of an evaluation does not fit the model; tells all that does not. */
public final class ContextException extends ArbiterException {
  private final transient List<Misfit> misfits;

  /**
   * @param misfits at least one
   */
  public ContextException(List<Misfit> misfits) {
    super("The context does not fit the model in " + misfits.size() + " places");
    this.misfits = List.copyOf(misfits);
  }

  public List<Misfit> misfits() {
    return misfits;
  }

  /** How a value differs from what the model declares. */
  public enum Kind {
    MISSING,
    UNKNOWN,
    WRONG
  }

  /**
   * One value that does not fit.
   *
   * @param pointer where in the context (RFC 6901)
   * @param expected the type, or what else would fit
   * @param found the kind of what is there, not its value
   */
  public record Misfit(Kind kind, String pointer, String expected, String found) {
    @Override
    public String toString() {
      return "expected " + expected + ", found " + found;
    }
  }
}

package dev.arbiter.domain.fact;

/**
 * One way in which input differs from what was expected.
 *
 * @param code the kind of difference
 * @param path where, as dotted names from the root of the input, for instance {@code data.price}
 * @param message what was expected and what was found; never the value of a trait or identifier
 */
public record Violation(Code code, String path, String message) {

  /** The closed set of violations. */
  public enum Code {
    REQUIRED_MISSING("required-missing"),
    DATATYPE_MISMATCH("datatype-mismatch"),
    OUT_OF_RANGE("out-of-range"),
    INVALID_FORMAT("invalid-format"),
    ADDITIONAL_PROPERTIES("additional-properties"),
    UNPLANNED_EVENT("unplanned-event"),
    IDENTITY_CONFLICT("identity-conflict");

    private final String wire;

    Code(String wire) {
      this.wire = wire;
    }

    /** The name used in JSON, SQL and metrics. */
    public String wire() {
      return wire;
    }
  }

  public static Violation missing(String path) {
    return new Violation(Code.REQUIRED_MISSING, path, path + " is required");
  }

  public static Violation mismatch(String path, String expected, String found) {
    return new Violation(
        Code.DATATYPE_MISMATCH, path, path + " must be " + expected + ", found " + found);
  }

  public static Violation format(String path, String expected) {
    return new Violation(Code.INVALID_FORMAT, path, path + " must be " + expected);
  }

  public static Violation outOfRange(String path, String expected) {
    return new Violation(Code.OUT_OF_RANGE, path, path + " must be " + expected);
  }
}

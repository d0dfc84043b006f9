package dev.arbiter.rules.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation says.
 *
 * @param decisions those that were evaluated, in the order of the model
 * @param messages what the engine remarked
 */
public record DmnAnswer(List<Outcome> decisions, List<Message> messages) {
  public DmnAnswer {
    decisions = List.copyOf(decisions);
    messages = List.copyOf(messages);
  }

  /** How a decision ended. */
  public enum Status {
    SUCCEEDED,
    /** Not evaluated, because something that it needs is missing. */
    SKIPPED,
    FAILED
  }

  /**
   * What one decision says.
   *
   * @param value of FEEL; {@link FeelJson} writes it
   */
  public record Outcome(String id, String name, Status status, @Nullable Object value) {}

  /**
   * A remark.
   *
   * @param severity {@code error}, {@code warning} or {@code info}
   * @param source the id of the element of the model, or empty
   */
  public record Message(String severity, String source, String text) {}
}

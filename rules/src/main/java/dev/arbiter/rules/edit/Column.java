package dev.arbiter.rules.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a decision table.
 *
 * @param id unique in the table
 * @param name its label or expression, the name of the output, or of the annotation
 * @param expression what an input reads; null if it is no input
 * @param type as written, such as {@code number}; null if none is declared
 * @param values the values it may have, as FEEL literals; empty if they are not listed
 */
public record Column(
    String id,
    Kind kind,
    String name,
    @Nullable String expression,
    @Nullable String type,
    List<String> values) {

  /** What the cells of a column are for. */
  public enum Kind {
    /** They ask. */
    INPUT,
    /** They answer. */
    OUTPUT,
    /** They tell people something. */
    ANNOTATION
  }

  public Column {
    values = List.copyOf(values);
  }
}

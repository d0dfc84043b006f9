package dev.arbiter.rules.edit;

import dev.arbiter.domain.ArbiterException;

/** Thrown when an edit cannot be made, whatever the table holds: it must be another edit. */
public final class EditRefusedException extends ArbiterException {
  private final int edit;

  /**
   * @param message what was expected and what was found
   */
  public EditRefusedException(int edit, String message) {
    super("edit " + edit + ": " + message);
    this.edit = edit;
  }

  /** The number of the edit, counted from 0. */
  public int edit() {
    return edit;
  }
}

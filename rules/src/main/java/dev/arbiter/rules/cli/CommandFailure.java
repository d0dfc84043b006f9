package dev.arbiter.rules.cli;

/** Why a command ends without success: one sentence for the person at the terminal. */
public final class CommandFailure extends RuntimeException {

  public CommandFailure(String sentence) {
    super(sentence);
  }

  public CommandFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

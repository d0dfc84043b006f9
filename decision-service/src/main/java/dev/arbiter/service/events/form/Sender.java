package dev.arbiter.service.events.form;

/**
 * Who sends messages, as their events tell it.
 *
 * @param source of the events, whatever the messages say
 * @param prefix of the ids of the events, so that nobody else's can be taken
 */
public record Sender(String source, String prefix) {
  /** A library on a server, which is trusted to tell its messages from those of others. */
  public static final Sender LIBRARY = new Sender("segment", "");

  /**
   * A page, whose key anybody may read.
   *
   * @param key what names the key and is no secret
   */
  public static Sender page(String key) {
    return new Sender("page", key + ":");
  }
}

package dev.arbiter.service.database;

import java.util.Collection;

/**
 * Encrypts what is personal under a key of its subject, so that to destroy the key is to forget the
 * subject. Thread-safe.
 */
public interface Sealer {

  /**
   * Encrypts and authenticates.
   *
   * @param subject whose key is used; it is created and made durable if there is none
   * @param context what the text belongs to, for instance a decision id: it must be given again to
   *     open
   */
  byte[] seal(String subject, String context, byte[] plain);

  /**
   * Decrypts what {@link #seal} made.
   *
   * @throws ErasedException if the subject's key was destroyed
   */
  byte[] open(String subject, String context, byte[] sealed);

  /** Reads the keys of many subjects at once, so that to open what is theirs asks no more. */
  void recall(Collection<String> subjects);

  /** Creates the missing keys of many subjects at once. */
  void prepare(Collection<String> subjects);
}

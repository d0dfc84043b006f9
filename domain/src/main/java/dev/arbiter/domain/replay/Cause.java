package dev.arbiter.domain.replay;

import java.util.Locale;

/** Why a logged decision cannot be made again. */
public enum Cause {
  /** The key of the subject was destroyed, so that the record cannot be read. */
  ERASED,
  /** The record is not what was written, or of a form that is not read any more. */
  UNREADABLE,
  /** The release that decided is not kept, or is another one than the record says. */
  RELEASE_UNKNOWN,
  /** The tested release has no such slot, channel or purpose. */
  NAME_UNKNOWN,
  /** The tested release reads a trait that neither the record nor the past tells. */
  TRAIT_UNKNOWN,
  /** The profile as rebuilt from its events is not the one that the record saw. */
  PROFILE_DIFFERS,
  /** The log does not tell the contacts that the record counted. */
  CONTACTS_DIFFER,
  /** The rules of the tested release fail. */
  RULES_FAILED;

  /** The name in JSON. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

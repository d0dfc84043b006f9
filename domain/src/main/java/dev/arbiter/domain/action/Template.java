package dev.arbiter.domain.action;

import java.util.Map;

/** A text with places to be filled. Implementations are thread-safe and escape for their use. */
public interface Template {

  /** The text with its places filled; what is unknown is left empty. */
  String render(Map<String, Object> values);
}

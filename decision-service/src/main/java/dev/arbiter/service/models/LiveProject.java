package dev.arbiter.service.models;

import dev.arbiter.rules.CompiledRelease;
import java.util.function.Function;

/**
 * Lends what answers for a project, and is the one for the subject, to one request, from its
 * beginning to its end.
 */
public interface LiveProject {
  <R> R use(String project, String subject, Function<CompiledRelease, R> work);
}

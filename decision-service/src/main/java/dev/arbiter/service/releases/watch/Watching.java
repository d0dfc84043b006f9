package dev.arbiter.service.releases.watch;

import java.util.Optional;

/**
 * Whether something is watched.
 *
 * @param watch empty if nothing is
 */
public record Watching(Optional<Watch> watch) {}

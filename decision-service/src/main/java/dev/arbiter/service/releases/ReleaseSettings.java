package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.VerificationKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How releases are taken and served.
 *
 * @param node the name of this node in the cluster
 * @param trusted who may sign releases, beside the server itself
 * @param tool the jar of the command line, by which code from outside is compiled apart first
 */
public record ReleaseSettings(String node, List<VerificationKey> trusted, Optional<Path> tool) {
  public ReleaseSettings {
    trusted = List.copyOf(trusted);
  }
}

package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.VerificationKey;
import java.util.List;

/**
 * How releases are taken and served.
 *
 * @param node the name of this node in the cluster
 * @param trusted who may sign releases, beside the server itself
 */
public record ReleaseSettings(String node, List<VerificationKey> trusted) {
  public ReleaseSettings {
    trusted = List.copyOf(trusted);
  }
}

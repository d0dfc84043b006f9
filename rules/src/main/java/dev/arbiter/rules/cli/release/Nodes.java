package dev.arbiter.rules.cli.release;

import dev.arbiter.rules.cli.ArbiterClient;
import dev.arbiter.rules.cli.CommandFailure;

/** The nodes of the cluster that serve a project. */
final class Nodes {
  private final ArbiterClient client;
  private final String project;

  Nodes(ArbiterClient client, String project) {
    this.client = client;
    this.project = project;
  }

  /**
   * Returns when all nodes serve the release.
   *
   * @throws CommandFailure naming the nodes that do not in time
   */
  void await(String digest, int seconds) {
    var path = "/projects/%s/serving?digest=%s&seconds=%d".formatted(project, digest, seconds);
    var others =
        client.get(path).findParents("node").stream()
            .filter(node -> !node.path("digest").asText().equals(digest))
            .map(node -> node.path("node").asText() + reason(node.path("problem").asText()))
            .toList();
    if (!others.isEmpty()) {
      throw new CommandFailure(
          "It is in force, but not served within %d s by: %s."
              .formatted(seconds, String.join(", ", others)));
    }
  }

  private static String reason(String problem) {
    return problem.isEmpty() ? "" : " (" + problem + ")";
  }
}

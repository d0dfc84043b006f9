package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.cli.ArbiterClient;
import dev.arbiter.rules.cli.CommandFailure;
import picocli.CommandLine.Option;

/** The nodes of the cluster, and how long a command waits for them. */
final class Nodes {
  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "wait so long until the nodes serve it, else fail (default: ${DEFAULT-VALUE})")
  private int seconds = 30;

  @Option(
      names = "--quorum",
      description = "more than half of the nodes are enough, else it is all of them")
  private boolean quorum;

  /**
   * Returns when enough nodes serve the deployment, or a later one.
   *
   * @throws CommandFailure naming the nodes that do not in time
   */
  void await(ArbiterClient client, String project, JsonNode deployment) {
    var id = deployment.path("id").longValue();
    var path =
        "/projects/%s/serving?deployment=%d&seconds=%d&nodes=%s"
            .formatted(project, id, seconds, quorum ? "quorum" : "all");
    var nodes = client.get(path).findParents("node");
    var others =
        nodes.stream()
            .filter(node -> node.path("deployment").longValue() < id)
            .map(node -> node.path("node").asText() + reason(node.path("problem").asText()))
            .toList();
    var isEnough = quorum ? 2 * others.size() < nodes.size() : others.isEmpty();
    if (!isEnough) {
      throw new CommandFailure(
          "It is in force, but not served within %d s by: %s."
              .formatted(seconds, String.join(", ", others)));
    }
  }

  private static String reason(String problem) {
    return problem.isEmpty() ? "" : " (" + problem + ")";
  }
}

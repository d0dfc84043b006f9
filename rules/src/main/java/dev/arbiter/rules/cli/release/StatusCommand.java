package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.arbiter.rules.cli.ServerOptions;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the releases of a project and which node serves which. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tell the releases of a project, and which one each node serves since when.")
public final class StatusCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "PROJECT", description = "the name of the project")
  private String project = "";

  @Override
  public Integer call() {
    var client = server.client();
    var answer = JsonNodeFactory.instance.objectNode();
    for (var part : new String[] {"releases", "deployments", "serving", "guardrails"}) {
      answer.set(part, client.get("/projects/%s/%s".formatted(project, part)));
    }
    server.tell(answer, out -> tell(answer, out));
    return 0;
  }

  private static void tell(JsonNode answer, PrintWriter out) {
    for (var release : answer.path("releases")) {
      out.printf(
          "release %-5d %s  %-9s %-12s %s%n",
          release.path("number").asLong(),
          release.path("createdAt").asText(),
          release.path("tier").asText(),
          approval(release),
          release.path("digest").asText());
    }
    for (var node : answer.path("serving")) {
      out.printf(
          "node %-8s serves release %s%s%s since %s%s%n",
          node.path("node").asText(),
          node.path("release").asText("none"),
          node.has("canary") ? " and tries " + node.path("canary").asText() : "",
          node.has("shadow") ? " in the shadow " + node.path("shadow").asText() : "",
          node.path("since").asText("-"),
          node.has("problem") ? "; " + node.path("problem").asText() : "");
    }
    var told = new HashSet<String>();
    for (var window : answer.path("guardrails")) {
      for (var finding : window.path("findings")) {
        var guardrail = finding.path("guardrail").asText();
        if (told.add(window.path("deployment") + guardrail)) {
          out.printf(
              Locale.ROOT,
              "guardrail %-8s %s by release %d: %.4f of %d, bound %.4f, in window %d%n",
              guardrail,
              finding.path("breached").asBoolean() ? "broken" : "kept",
              window.path("release").asLong(),
              finding.path("observed").asDouble(),
              finding.path("sample").asLong(),
              finding.path("bound").asDouble(),
              window.path("window").asInt());
        }
      }
    }
  }

  /** What the server found in its own folder of projects needs nobody's approval. */
  private static String approval(JsonNode release) {
    if (release.path("createdBy").asText().equals("server")) {
      return "own";
    }
    return release.path("approvals").isEmpty() ? "not approved" : "approved";
  }
}

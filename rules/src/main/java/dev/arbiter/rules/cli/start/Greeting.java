package dev.arbiter.rules.cli.start;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;

/** What a person needs to know once the server runs. */
final class Greeting {

  private final PrintWriter out;

  Greeting(PrintWriter out) {
    this.out = out;
  }

  void print(StartSettings settings, Optional<Credentials> credentials, Optional<Demo> demo) {
    URI url = settings.url();
    out.println();
    out.printf("  Arbiter is running at   %s/ui/%n", url);
    out.printf(
        "  Health                  http://localhost:%d/health%n",
        settings.address().managementPort());
    out.printf("  Data and logs           %s%n", settings.data());
    credentials.ifPresent(
        known ->
            out.printf(
                "  Sign in as              %s  with  %s   (from %s)%n",
                known.username(), known.password(), settings.credentials()));
    if (credentials.isPresent() && demo.isPresent() && demo.get().request().isObject()) {
      out.printf("%n  Ask for a decision:%n%n");
      out.println(curl(url, credentials.get().channelKey(), demo.get().request()));
    }
    out.printf("%n  Ctrl-C stops the server and its database.%n");
    out.flush();
  }

  private static String curl(URI url, String key, JsonNode request) {
    return "curl -s %s/api/v1/decisions -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '%s'"
        .formatted(url, key, request.toString().replace("'", "'\\''"));
  }
}

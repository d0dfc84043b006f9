package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compares the description of the REST interface with what the server does. */
@Tag("server")
@ExtendWith(SharedServer.class)
class OpenApiTest {
  /** For everybody; what they answer is tested elsewhere. */
  private static final String OPEN = "/api/v1/schemas";

  private static final Set<Integer> NOT_THERE = Set.of(404, 405);

  @Test
  void thePagesAreBuiltOnTheDescriptionThatTheServerServes(ArbiterProcess server)
      throws IOException {
    var copy = ArbiterProcess.ROOT.resolve("admin-ui/openapi.json");
    assertThat(document(server)).isEqualTo(Api.JSON.readTree(copy.toFile()));
  }

  @Test
  void everyDescribedOperationIsThere(ArbiterProcess server) {
    var nobody = new Api(server, "");
    var wrong = new ArrayList<String>();
    var paths = document(server).path("paths");
    assertThat(paths).hasSizeGreaterThan(20);
    for (var path : paths.properties()) {
      if (path.getKey().startsWith(OPEN)) {
        continue;
      }
      for (var operation : path.getValue().properties()) {
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        var status = nobody.status(method, path.getKey().replaceAll("\\{\\w+}", "x"));
        if (NOT_THERE.contains(status) || status < 400 || status >= 500) {
          wrong.add(method + " " + path.getKey() + " -> " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsNotDescribedIsNotThere(ArbiterProcess server) {
    var paths = document(server).path("paths");
    var operator = server.operator();
    for (var path : paths.properties()) {
      var described = path.getValue();
      for (var method : Set.of("get", "post", "put", "delete", "patch")) {
        if (!described.has(method)) {
          var address = path.getKey().replaceAll("\\{\\w+}", "x");
          assertThat(operator.status(method.toUpperCase(Locale.ROOT), address))
              .as("%s %s", method, address)
              .isIn(NOT_THERE);
        }
      }
    }
  }

  @Test
  void noOtherSiteIsInvited(ArbiterProcess server) {
    var answer =
        new Api(server, "")
            .send("GET", "/openapi", new byte[0], Map.of("Origin", "https://elsewhere.example"));
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
  }

  private static JsonNode document(ArbiterProcess server) {
    return new Api(server, "").get("/openapi");
  }
}

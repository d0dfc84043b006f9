package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container refuses, and not a resource. */
@Tag("server")
@ExtendWith(SharedServer.class)
class RefusalTest {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/web-inf/web.xml",
        "/META-INF/MANIFEST.MF",
        "/META-INF",
        "/nothing",
        "/ui/assets/nothing.js",
        "/error-page",
        "/openapi/nothing"
      })
  void whatIsNotThereIsAProblemForMachinesAndAPlainPageForPeople(
      String path, ArbiterProcess server) {
    var machine = get(server, path, "application/json");
    assertThat(machine.statusCode()).isEqualTo(404);
    assertThat(type(machine)).isEqualTo("application/problem+json");
    assertThat(machine.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

    var person = get(server, path, BROWSER);
    assertThat(person.statusCode()).isEqualTo(404);
    assertThat(type(person)).startsWith("text/html");
    assertThat(person.body()).contains("There is nothing here").doesNotContain("<title>Error");
  }

  @Test
  void theApiAnswersByProblemsWhateverIsAccepted(ArbiterProcess server) {
    assertThat(type(get(server, "/api/v1/nothing", BROWSER))).isEqualTo("application/problem+json");
    assertThat(type(get(server, "/api/v1/me", BROWSER))).isEqualTo("application/problem+json");
  }

  @Test
  void headersBeyondSixteenKilobytesAreRefused(ArbiterProcess server) throws IOException {
    assertThat(statusLine(server, 15_000)).contains(" 401 ");
    assertThat(statusLine(server, 17_000)).containsPattern(" (400|413|431) ");
    assertThat(statusLine(server, 900_000)).containsPattern(" (400|413|431) ");
    assertThat(get(server, "/api/v1/me", "application/json").statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> get(ArbiterProcess server, String path, String accept) {
    return new Api(server, "").send("GET", path, new byte[0], Map.of("Accept", accept));
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  /** The first line of the answer, which may come before the request has been heard out. */
  private static String statusLine(ArbiterProcess server, int bytes) throws IOException {
    var request =
        "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(bytes) + "\r\n\r\n";
    try (var socket = new Socket("localhost", server.url("/").getPort())) {
      socket.setSoTimeout(10_000);
      writeAsFarAsHeard(socket, request);
      var answer = new StringBuilder();
      for (var next = 0; next != '\n'; next = socket.getInputStream().read()) {
        assertThat(next).as("the end of the answer").isNotNegative();
        answer.append((char) next);
      }
      return answer.toString();
    }
  }

  private static void writeAsFarAsHeard(Socket socket, String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException closed) {
      assertThat(socket.getInputStream().available()).as("answer before closing").isPositive();
    }
  }
}

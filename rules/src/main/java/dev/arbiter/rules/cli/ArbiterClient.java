package dev.arbiter.rules.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * A client of a running server's REST API.
 *
 * <p>Safe for all threads. Whatever goes wrong is a {@link CommandFailure} whose sentence is the
 * server's own, where it answered.
 */
public final class ArbiterClient {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);
  private static final int FIRST_FAILURE = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI server;
  private final String apiKey;

  /**
   * @param server address without path, such as {@code http://localhost:8080}
   * @param apiKey key with the roles that the calls need
   */
  public ArbiterClient(URI server, String apiKey) {
    this(server, apiKey, HttpClient.newBuilder());
  }

  /** A client that trusts what {@code tls} trusts. */
  public ArbiterClient(URI server, String apiKey, SSLContext tls) {
    this(server, apiKey, HttpClient.newBuilder().sslContext(tls));
  }

  private ArbiterClient(URI server, String apiKey, HttpClient.Builder http) {
    this.server = server;
    this.apiKey = apiKey;
    this.http = http.connectTimeout(CONNECT_LIMIT).version(HttpClient.Version.HTTP_1_1).build();
  }

  /** The JSON at {@code path}, which starts behind {@code /api/v1}. */
  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** What is at {@code path}, as it is. */
  public byte[] getBytes(String path) {
    var request = request(path).setHeader("Accept", "*/*").GET().build();
    var response = send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() >= FIRST_FAILURE) {
      throw refused(
          request, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  public JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Sends bytes as they are. */
  public JsonNode post(String path, byte[] body, String mediaType) {
    return send(
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends a file as it is; {@code gzip} tells the server to unpack it. */
  public JsonNode postFile(String path, Path file, String mediaType, boolean gzip) {
    HttpRequest.Builder request = request(path).header("Content-Type", mediaType);
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    return send(request.POST(content(file)));
  }

  public JsonNode putFile(String path, Path file, String mediaType) {
    return send(request(path).header("Content-Type", mediaType).PUT(content(file)));
  }

  public JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  private static BodyPublisher content(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException missing) {
      throw new CommandFailure("The file %s does not exist.".formatted(file), missing);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
        .timeout(ANSWER_LIMIT)
        .header("Accept", "application/json, application/problem+json")
        .header("Authorization", "Bearer " + apiKey);
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() >= FIRST_FAILURE) {
      throw refused(request, response.statusCode(), response.body());
    }
    try {
      return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
    } catch (JsonProcessingException notJson) {
      throw new CommandFailure("%s does not answer like Arbiter.".formatted(server), notJson);
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException failure) {
      throw new CommandFailure("Cannot reach %s: %s.".formatted(server, failure), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted.", interrupted);
    }
  }

  private static CommandFailure refused(HttpRequest request, int status, String body) {
    return new CommandFailure(
        "%s %s was refused: %s"
            .formatted(request.method(), request.uri().getPath(), sentence(status, body)));
  }

  private static String sentence(int status, String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String title = problem.path("title").asText("status " + status);
      var sentence = new StringBuilder(problem.path("detail").asText(title));
      for (var error : problem.path("errors")) {
        sentence
            .append("\n  ")
            .append(error.path("path").asText())
            .append(": ")
            .append(error.path("message").asText());
      }
      return sentence.toString();
    } catch (JsonProcessingException notJson) {
      return "status " + status;
    }
  }
}

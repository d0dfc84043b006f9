package dev.arbiter.tests.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls a server over HTTP with one API key. Thread-safe. */
public final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final ArbiterProcess server;
  private final String key;

  Api(ArbiterProcess server, String key) {
    this.server = server;
    this.key = key;
  }

  /** The answer; an {@link UncheckedIOException} if there is none. */
  public HttpResponse<String> send(
      String method, String path, byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(server.url(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofByteArray(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The status of the answer, 0 if there is none. */
  int status(String method, String path) {
    try {
      return send(method, path, new byte[0], Map.of()).statusCode();
    } catch (UncheckedIOException down) {
      return 0;
    }
  }

  public JsonNode get(String path) {
    return json(send("GET", path, new byte[0], Map.of()));
  }

  public JsonNode post(String path, Object body) {
    try {
      var headers = Map.of("Content-Type", "application/json");
      return json(send("POST", path, JSON.writeValueAsBytes(body), headers));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

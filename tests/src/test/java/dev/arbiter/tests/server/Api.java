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
import java.time.Instant;
import java.util.Map;

/** Calls a server over HTTP as one caller. Thread-safe. */
public final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final ArbiterProcess server;
  private final Map<String, String> credentials;

  private Api(ArbiterProcess server, Map<String, String> credentials) {
    this.server = server;
    this.credentials = Map.copyOf(credentials);
  }

  /** Calls with an API key, or with no credentials if it is empty. */
  Api(ArbiterProcess server, String key) {
    this(server, key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key));
  }

  /** Signs in as a person does and calls with the cookie of the session. */
  static Api signedIn(ArbiterProcess server, String username, String password) {
    try {
      var answer =
          new Api(server, Map.of())
              .send(
                  "POST",
                  "/api/v1/session",
                  JSON.writeValueAsBytes(Map.of("username", username, "password", password)),
                  Map.of("Content-Type", "application/json"));
      var csrf = json(answer).path("csrf").textValue();
      var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      return new Api(server, Map.of("Cookie", cookie, "X-Arbiter-CSRF", csrf));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The answer; an {@link UncheckedIOException} if there is none. */
  public HttpResponse<String> send(
      String method, String path, byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(server.url(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofByteArray(body));
    credentials.forEach(request::header);
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
    return json(sendJson(path, body));
  }

  /** Puts an object in the place of what was there. */
  JsonNode put(String path, Object body) {
    return json(sendJson("PUT", path, body));
  }

  /** The answer to a POST, whatever its status. */
  HttpResponse<String> sendJson(String path, Object body) {
    return sendJson("POST", path, body);
  }

  private HttpResponse<String> sendJson(String method, String path, Object body) {
    try {
      var headers = Map.of("Content-Type", "application/json");
      return send(method, path, JSON.writeValueAsBytes(body), headers);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** An event about one customer, as it is sent. */
  public static Map<String, Object> event(
      String id, String type, Instant at, String customer, Map<String, Object> data) {
    return Map.of(
        "id",
        id,
        "type",
        type,
        "source",
        "test",
        "occurredAt",
        at.toString(),
        "identifiers",
        Map.of("customer", customer),
        "data",
        data);
  }

  /** A request for the first slot of the demo, about one customer. */
  public static Map<String, Object> request(String customer) {
    return Map.of(
        "subject", Map.of("identifiers", Map.of("customer", customer)),
        "slot", "home-hero",
        "channel", "web",
        "purpose", "marketing",
        "context", Map.of("device", "mobile", "country", "GB"));
  }

  public static JsonNode json(HttpResponse<String> response) {
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

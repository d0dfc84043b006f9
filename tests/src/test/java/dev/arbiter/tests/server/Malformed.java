package dev.arbiter.tests.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Requests that no server can accept, the same ones for the same seed.
 *
 * @param what for the message of a failure
 */
record Malformed(
    String what, String method, String path, byte[] body, Map<String, String> headers) {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String DECISION =
      "{\"subject\":{\"identifiers\":{\"customer\":\"fuzz\"}},\"slot\":\"home-hero\","
          + "\"channel\":\"web\",\"purpose\":\"service\",\"context\":{\"device\":\"mobile\"},"
          + "\"limit\":3}";
  private static final List<String> FIELDS =
      List.of("subject", "slot", "channel", "purpose", "context", "limit");
  private static final List<String> WRONG_VALUES =
      List.of(
          "\"x\"",
          "-1",
          "0",
          "1e999",
          "1.5",
          "true",
          "[]",
          "[1]",
          "[[]]",
          "{}",
          "{\"a\":1}",
          "\"\"",
          "\"\\u0000\"",
          "99999999999999999999",
          "{\"profile\":1}",
          "\" \"");

  static List<Malformed> requests(long seed, int count) {
    var random = new Random(seed);
    var requests = new ArrayList<Malformed>();
    while (requests.size() < count) {
      requests.add(
          switch (random.nextInt(9)) {
            case 0 -> truncated(random);
            case 1 -> flipped(random);
            case 2 -> wrongType(random);
            case 3 -> tooDeep(random);
            case 4 -> tooLarge(random);
            case 5 -> wrongAddress(random);
            case 6 -> wrongMethodOrType(random);
            case 7 -> wrongParameter(random);
            default -> garbage(random);
          });
    }
    return requests;
  }

  private static String target(Random random) {
    return pick(
        random,
        "/api/v1/decisions",
        "/api/v1/decisions/simulate",
        "/api/v1/projects/retail/models/delivery/evaluate",
        "/api/v1/projects/retail/rulesets/offers/evaluate",
        "/api/v1/events",
        "/api/v1/session");
  }

  private static Malformed truncated(Random random) {
    var length = 1 + random.nextInt(DECISION.length() - 1);
    return post("truncated at " + length, target(random), DECISION.substring(0, length));
  }

  /** A control character is allowed nowhere in JSON, except as white space. */
  private static Malformed flipped(Random random) {
    var bytes = DECISION.getBytes(StandardCharsets.UTF_8);
    var at = random.nextInt(bytes.length);
    bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(9) : 0x80 + random.nextInt(128));
    return new Malformed("byte " + at + " flipped", "POST", target(random), bytes, JSON);
  }

  private static Malformed wrongType(Random random) {
    var field = FIELDS.get(random.nextInt(FIELDS.size()));
    var value = WRONG_VALUES.get(random.nextInt(WRONG_VALUES.size()));
    var path = pick(random, "/api/v1/decisions", "/api/v1/decisions/simulate");
    if (field.equals("context") && value.startsWith("{")) {
      return post("unknown member", path, DECISION.replace("limit", "limits"));
    }
    var wrong = DECISION.replaceFirst("\"" + field + "\":(\\{[^}]*}}|\\{[^}]*}|[^,}]+)", "");
    wrong = wrong.replace(",,", ",").replace("{,", "{").replace(",}", "}");
    wrong = wrong.substring(0, wrong.length() - 1) + ",\"" + field + "\":";
    return post(field + " is " + value, path, wrong + value.replace("\\", "\\") + "}");
  }

  private static Malformed tooDeep(Random random) {
    var depth = 33 + random.nextInt(2_000);
    var nested =
        random.nextBoolean()
            ? "[".repeat(depth) + "]".repeat(depth)
            : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    return post(depth + " deep", target(random), DECISION.replace("\"mobile\"", nested));
  }

  private static Malformed tooLarge(Random random) {
    var size = 70_000 + random.nextInt(3_000_000);
    return post(
        size + " characters",
        pick(random, "/api/v1/decisions", "/api/v1/session"),
        DECISION.replace("mobile", "x".repeat(size)));
  }

  private static Malformed wrongAddress(Random random) {
    var path =
        pick(
            random,
            "/api/v1/decision",
            "/api/v1/decisionss",
            "/api/v2/decisions",
            "/api/v1/..%2f..%2fetc/passwd",
            "/api/v1/decisions/%00",
            "/api/v1/decisions/'%20or%201",
            "/api/v1/profiles/../../WEB-INF/web.xml",
            "/api/v1/decisions/" + "a".repeat(5_000),
            "/api/v1/profiles/%F0%28%8C%28",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/api/v1/decisions;jsessionid=1/x",
            "/api/v1/%2e%2e/%2e%2e/x",
            "/api/v1/imports/none",
            "/api/v1/projects/%00/releases/1",
            "/api/v1/decisions/" + random.nextLong());
    return new Malformed("unknown address", "GET", path, new byte[0], Map.of());
  }

  private static Malformed wrongMethodOrType(Random random) {
    if (random.nextBoolean()) {
      var method = pick(random, "PUT", "PATCH", "DELETE", "PROPFIND", "BREW");
      var path = pick(random, "/api/v1/decisions", "/api/v1/events", "/api/v1/me");
      return new Malformed(method, method, path, bytes(DECISION), JSON);
    }
    var type =
        pick(
            random,
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "application/yaml",
            "application/x-www-form-urlencoded",
            "a/b;c",
            "x",
            "*/*",
            "application/json/x");
    return new Malformed(
        type, "POST", "/api/v1/decisions", bytes(DECISION), Map.of("Content-Type", type));
  }

  private static Malformed wrongParameter(Random random) {
    var value =
        pick(
            random,
            "-1",
            "0",
            "x",
            "1e9",
            "99999999999999999999",
            "%00",
            "",
            "%20",
            "1;2",
            "null",
            "201",
            "%F0%28");
    var path = pick(random, "/api/v1/decisions?limit=", "/api/v1/quarantine?limit=");
    return new Malformed("limit " + value, "GET", path + value + "&x=1", new byte[0], Map.of());
  }

  private static Malformed garbage(Random random) {
    var bytes = new byte[1 + random.nextInt(2_000)];
    random.nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    var headers =
        random.nextBoolean()
            ? JSON
            : Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");
    return new Malformed("garbage", "POST", target(random), bytes, headers);
  }

  private static Malformed post(String what, String path, String body) {
    return new Malformed(what, "POST", path, bytes(body), JSON);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String pick(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  @Override
  public String toString() {
    return "%s: %s %s".formatted(what, method.toUpperCase(Locale.ROOT), path);
  }
}

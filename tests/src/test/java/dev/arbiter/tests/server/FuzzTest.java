package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sends what no client should send. */
@Tag("server")
@ExtendWith(SharedServer.class)
class FuzzTest {
  private static final int REQUESTS = 2_500;

  @Test
  @Tag("E07")
  void answersEveryMalformedRequestByAProblemAndStoresNothing(ArbiterProcess server) {
    var operator = server.operator();
    var before = stored(operator);
    var wrong = new ArrayList<String>();
    var byStatus = new HashMap<Integer, Integer>();
    for (var request : Malformed.requests(42, REQUESTS)) {
      var caller =
          request.path().contains("decisions") && request.method().equals("POST")
              ? server.channel()
              : operator;
      var answer = caller.send(request.method(), request.path(), request.body(), request.headers());
      byStatus.merge(answer.statusCode(), 1, Integer::sum);
      var refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
      if (!refused || answer.body().contains("\tat ") || answer.body().contains("Exception")) {
        wrong.add(request + " -> " + answer.statusCode() + " " + answer.body());
      }
    }
    assertThat(wrong).as("answers by status: %s", byStatus).isEmpty();
    assertThat(stored(operator)).isEqualTo(before);
  }

  private static Map<String, String> stored(Api operator) {
    return Map.of(
        "decisions", operator.get("/api/v1/decisions?limit=1").toString(),
        "quarantine", operator.get("/api/v1/quarantine?limit=1").toString());
  }
}

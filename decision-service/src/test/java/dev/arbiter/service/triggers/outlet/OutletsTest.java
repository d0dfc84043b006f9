package dev.arbiter.service.triggers.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutletsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Message MESSAGE =
      new Message("f-1", NOW, "shop", "t", "p-1", new TreeSet<>(), NullNode.getInstance());

  private Jdbc jdbc;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(TestDatabase.EMBEDDED.empty().dataSource());
  }

  private Outlets outlets(boolean internal) {
    var sealer = new SubjectKeys(jdbc, new byte[32]);
    return new Outlets(jdbc, sealer, Optional.empty(), new Reach(internal), () -> NOW);
  }

  private static Outlets.Wanted webhook(String url) {
    return new Outlets.Wanted(Outlet.Kind.WEBHOOK, url, 1);
  }

  @Test
  void whatLeadsWithinIsRefusedUnlessThatIsWanted() {
    try (var outlets = outlets(false)) {
      for (var url : new String[] {"http://127.0.0.1:8080/x", "https://localhost/x"}) {
        assertThatThrownBy(() -> outlets.put("tool", webhook(url), "op"))
            .hasMessageContaining("arbiter.outlets.internal")
            .isInstanceOfSatisfying(
                ProblemException.class,
                refused -> assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID));
      }
      assertThat(outlets.list()).isEmpty();
    }
  }

  @Test
  void whatWasPutBeforeIsLookedAtAgainWithEachCall() {
    try (var open = outlets(true);
        var closed = outlets(false)) {
      open.put("tool", webhook("https://127.0.0.1:1/x"), "op");
      var outlet = closed.find("tool").orElseThrow();
      assertThat(closed.send(outlet, MESSAGE)).hasValue("It leads to an internal address");
    }
  }

  @Test
  void theLogOfChangesHoldsNoSecretOfAnAddress() {
    try (var outlets = outlets(false)) {
      outlets.put("tool", webhook("https://8.8.8.8/hidden?token=hidden"), "op");
    }
    assertThat(
            jdbc.query(
                "read the admin log", "select l::text from admin_log l", row -> row.getString(1)))
        .singleElement()
        .asString()
        .contains("8.8.8.8", "webhook")
        .doesNotContain("hidden");
  }
}

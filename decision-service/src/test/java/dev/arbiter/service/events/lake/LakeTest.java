package dev.arbiter.service.events.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.form.CloudEvents;
import dev.arbiter.service.events.stored.StoredEvents;
import dev.arbiter.service.http.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakeTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00.123456Z");

  private final EventJson json = new EventJson(Json.mapper());
  private final CloudEvents form = new CloudEvents(json, true);
  @TempDir private Path folder;
  private Instant now = AT;
  private Jdbc jdbc;
  private StoredEvents stored;
  private PostgresEventStore store;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(TestDatabase.EMBEDDED.empty().dataSource());
    var keys = new SubjectKeys(jdbc, new byte[32]);
    var names = new Pseudonyms(new byte[32]);
    stored = new StoredEvents(jdbc, keys, json);
    store = new PostgresEventStore(jdbc, IdentityPolicy.usual(), names::of, keys, json);
  }

  private Lake lake(Path in) {
    var settings = new LakeSettings(in, Duration.ofSeconds(60), 100);
    return new Lake(jdbc, stored, form, settings, () -> now);
  }

  private static Event event(int number) {
    var who = new TreeSet<>(List.of(new Identifier("customer", "c-" + number % 9)));
    var data = Facts.of(Map.of("product", "p-" + number, "name", "Ünï \" \\ " + number));
    var original = number % 2 == 0 ? Facts.none() : Facts.of(Map.of("data.product", "P"));
    return new Event("e-" + number, "view", "web", AT.plusSeconds(number), who, data, original);
  }

  private void store(int from, int until) {
    var submissions =
        IntStream.range(from, until)
            .mapToObj(i -> Submission.acceptable(i, event(i), () -> new byte[0]))
            .toList();
    store.store(List.of(Lot.of(submissions)));
  }

  private List<Path> files() {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<JsonNode> lines() throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (var file : files()) {
      try (var text =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
        for (var line = text.readLine(); line != null; line = text.readLine()) {
          lines.add(Json.mapper().readTree(line));
        }
      }
    }
    return lines;
  }

  private static List<String> ids(int from, int until) {
    return IntStream.range(from, until).mapToObj(i -> "e-" + i).toList();
  }

  private List<String> written() throws IOException {
    return lines().stream().map(line -> line.get("id").asText()).toList();
  }

  @Test
  void nobodyElseOnTheMachineReadsTheFiles() throws IOException {
    store(0, 200);
    try (var lake = lake(folder)) {
      lake.round();
      lake.round();
    }
    assertThat(files()).isNotEmpty();
    for (var file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  @Tag("A18")
  void acceptedEventsAreWrittenInOrderByDayAfterTheyWaitedForMore() throws IOException {
    store(0, 30);
    try (var lake = lake(folder)) {
      lake.round();
      assertThat(files()).isEmpty();
      now = now.plusSeconds(60);
      lake.round();
      assertThat(written()).containsExactlyElementsOf(ids(0, 30));
      assertThat(lake.behind()).isZero();

      store(20, 250);
      assertThat(lake.round()).isTrue();
      assertThat(lake.round()).isFalse();
      assertThat(written()).containsExactlyElementsOf(ids(0, 230));
      now = now.plusSeconds(1);
      lake.round();
      now = now.plusSeconds(60);
      lake.round();
    }
    assertThat(written()).containsExactlyElementsOf(ids(0, 250));
    assertThat(files())
        .allSatisfy(
            file ->
                assertThat(folder.relativize(file).toString())
                    .matches("day=\\d{4}-\\d\\d-\\d\\d/events-\\d{19}-\\d{19}\\.ndjson\\.gz"));
  }

  @Test
  @Tag("A18")
  @Tag("E15")
  void whatWasWrittenIsReadAsTheSameEvents() throws IOException {
    store(0, 20);
    now = now.plusSeconds(60);
    try (var lake = lake(folder)) {
      lake.round();
      now = now.plusSeconds(60);
      lake.round();
    }
    var read = new ArrayList<Event>();
    for (var line : lines()) {
      assertThat(line.get("specversion").asText()).isEqualTo("1.0");
      assertThat(line.get("type").asText()).isEqualTo("dev.arbiter.view");
      read.add(form.read(0, line, now).event().orElseThrow());
    }
    assertThat(read)
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(LakeTest::event).toList());
  }

  /** Whoever goes on finds the range that was begun, and maybe its file, whole or in part. */
  @Test
  @Tag("A18")
  void afterACrashNothingIsLostAndNothingIsThereTwice() throws IOException {
    store(0, 100);
    try (var lake = lake(folder)) {
      lake.round();
    }
    var whole = files();
    jdbc.update("crash after the file was there", "update lake set number = 0, pending = 100");
    store(100, 180);
    Files.writeString(whole.get(0).resolveSibling(".events-1-2.ndjson.gz.part"), "torn");
    try (var next = lake(folder)) {
      next.round();
      assertThat(files()).containsAll(whole);
      assertThat(next.behind()).isEqualTo(80);
      next.round();
      now = now.plusSeconds(60);
      next.round();
    }
    for (var left : files()) {
      if (left.getFileName().toString().endsWith(".part")) {
        Files.delete(left);
      }
    }
    assertThat(written()).containsExactlyElementsOf(ids(0, 180));
  }

  @Test
  void aFolderThatCannotBeWrittenKeepsTheEventsWaiting() throws IOException {
    store(0, 100);
    var file = Files.writeString(folder.resolve("file"), "");
    try (var lake = lake(file)) {
      assertThatThrownBy(lake::round).isInstanceOf(UncheckedIOException.class);
    }
    Files.delete(file);
    try (var lake = lake(folder)) {
      lake.round();
    }
    assertThat(written()).containsExactlyElementsOf(ids(0, 100));
  }
}

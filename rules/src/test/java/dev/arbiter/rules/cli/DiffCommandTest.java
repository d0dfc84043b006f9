package dev.arbiter.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.diff.Offers;
import dev.arbiter.rules.diff.Offers.Row;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X16")
class DiffCommandTest {
  @TempDir Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String before = "";
  private String after = "";

  @BeforeEach
  void writeProjects() throws IOException {
    before = write("before", project("> 500")).toString();
    var archive = folder.resolve("after.zip");
    Files.write(archive, ReleaseArchive.write(project("> 600"), SigningKey.generate()));
    after = archive.toString();
  }

  private static ProjectFiles project(String spend) {
    return Offers.project("COLLECT", List.of(new Row(spend, "-", "exclude", "null", "Much")))
        .files();
  }

  private Path write(String name, ProjectFiles files) throws IOException {
    for (var path : files.paths()) {
      var file = folder.resolve(name).resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, files.bytes(path).orElseThrow());
    }
    return folder.resolve(name);
  }

  @Test
  void aDirectoryAndAnArchiveAreComparedInWords() {
    assertThat(run("diff", before, after)).isZero();
    assertThat(out.toString())
        .contains(
            "Offers, row 1, Spend: > 500 → > 600",
            "where Spend is (500..600]",
            "before: exclude hello (row 1)",
            "now:    says nothing",
            "for instance traits.spend30d = 550",
            "all other inputs have the answer that they had");
  }

  @Test
  void anAnswerThatChangesEndsWithOneIfThatIsAsked() {
    assertThat(run("diff", before, after, "--exit-code")).isOne();
    assertThat(run("diff", before, before, "--exit-code")).isZero();
  }

  @Test
  void whatNobodyCanConfirmEndsWithACodeOfItsOwn() throws IOException {
    var row = new Row("-", "-", "adjust", "2", "-");
    var one = write("one", Offers.project("COLLECT", List.of(row)).files()).toString();
    var two =
        write(
                "two",
                Offers.project("COLLECT", List.of(new Row("-", "-", "adjust", "1 + 1", "-")))
                    .files())
            .toString();
    assertThat(run("diff", one, two, "--exit-code")).isEqualTo(3);
    assertThat(out.toString()).contains("not confirmed", "not all was confirmed or looked at");
    assertThat(run("diff", one, two)).isZero();
  }

  @Test
  void inForceIsTheReleaseThatCameIntoForceLastThoughANodeServesAnotherOne() throws IOException {
    var deployments =
        """
        [{"id":5,"release":5,"mode":"live","effectiveAt":"2126-01-01T00:00:00Z"},
         {"id":4,"release":4,"mode":"live","effectiveAt":"2026-01-04T00:00:00Z",
          "cancelledAt":"2026-01-03T00:00:00Z"},
         {"id":3,"release":3,"mode":"canary","effectiveAt":"2026-01-03T00:00:00Z"},
         {"id":2,"release":2,"mode":"live","effectiveAt":"2026-01-02T00:00:00Z"},
         {"id":1,"release":1,"mode":"live","effectiveAt":"2026-01-01T00:00:00Z"}]
        """;
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var projects = "/api/v1/projects/shop/";
    answer(server, projects + "deployments", deployments.getBytes(StandardCharsets.UTF_8));
    answer(server, projects + "releases/2/archive", Files.readAllBytes(Path.of(after)));
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(run("diff", before, "in-force", "--url", url, "--key", "ak_x")).isZero();
      assertThat(out.toString()).contains("> 500 → > 600");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  @Test
  void programsReadTheSame() throws IOException {
    assertThat(run("diff", before, after, "--json")).isZero();
    var json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("outcome").asText()).isEqualTo("changed");
    assertThat(json.at("/tables/0/regions/0/witness/traits.spend30d").asDouble()).isEqualTo(550);
    assertThat(json.at("/changes/0/column").asText()).isEqualTo("Spend");
    assertThat(json.at("/situations/differing").asInt()).isPositive();
  }

  @Test
  void aReleaseOfAServerNeedsAKeyAndAProject() {
    assertThat(run("diff", "1", "2")).isOne();
    assertThat(err.toString()).contains("Say whose releases these are with --project.");
    assertThat(run("diff", before, "in-force", "--url", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString()).contains("--key");
  }

  private int run(String... arguments) {
    return Arbiter.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}

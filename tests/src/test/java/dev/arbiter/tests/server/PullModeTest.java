package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server follows a Git repository: what is signed there is in force, and nothing else is. */
@Tag("server")
@Tag("D09")
class PullModeTest {
  private static final String SHOP = "shop-pulled";

  @TempDir Path folder = Path.of("");

  private final SigningKey key = SigningKey.generate();

  @Test
  void whatIsSignedInTheRepositoryIsInForce() throws IOException, GitAPIException {
    Files.writeString(folder.resolve("trusted"), key.verification().text() + "\n");
    try (var git = Git.init().setDirectory(repository().toFile()).setInitialBranch("main").call()) {
      push(git, 1, "First", key);
      try (var server = ArbiterProcess.startShortLived(folder.resolve("data"), settings())) {
        var shop = ShopReleases.of(server, SHOP);
        seen(server);
        server.await(() -> version(server) == 1);
        assertThat(title(server, shop)).isEqualTo("First");

        server.kill();
        push(git, 2, "Second", key);
        server.restart();
        server.await(() -> version(server) == 2);
        assertThat(title(server, shop)).isEqualTo("Second");

        shop.rollBack();
        push(git, 3, "By a stranger", SigningKey.generate());
        server.await(() -> problem(server).contains("not signed by a trusted key"));
        push(git, 1, "Long ago", key);
        server.await(() -> problem(server).contains("nobody goes back to an older plan"));
        assertThat(title(server, shop)).isEqualTo("First");

        push(git, 3, "Third", key);
        server.await(() -> version(server) == 3);
        assertThat(title(server, shop)).isEqualTo("Third");
        assertThat(state(server).has("problem")).isFalse();
        everyStepIsInTheLogOnce(server);
      }
    }
  }

  private void everyStepIsInTheLogOnce(ArbiterProcess server) {
    var deployments = server.operator().get("/api/v1/projects/" + SHOP + "/deployments");
    assertThat(deployments.findValuesAsText("deployedBy").stream().filter("watch"::equals))
        .hasSize(3);
    var log = server.admin().get("/api/v1/admin-log?limit=200").path("items");
    var actions =
        StreamSupport.stream(log.spliterator(), false)
            .filter(entry -> entry.path("actor").textValue().equals("watch"))
            .map(entry -> entry.path("action").textValue())
            .toList();
    assertThat(actions).filteredOn("watch.taken"::equals).hasSize(3);
    assertThat(actions).filteredOn("release.approved"::equals).hasSize(3);
    assertThat(actions).contains("watch.failed");
  }

  private Path repository() {
    return folder.resolve("repository");
  }

  private Map<String, String> settings() {
    return Map.of(
        "arbiter.watch.git",
        repository().toUri().toString(),
        "arbiter.watch.trusted",
        folder.resolve("trusted").toString(),
        "arbiter.watch.environment",
        "test",
        "arbiter.watch.seconds",
        "1");
  }

  /** Commits a plan and its release, signed by a key. */
  private void push(Git git, int version, String title, SigningKey by)
      throws IOException, GitAPIException {
    var files = new TreeMap<String, byte[]>();
    ShopReleases.files(SHOP, title)
        .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    var archive = ReleaseArchive.sign(ProjectFiles.of(files), by);
    var plan =
        "version: %d%nenvironment: test%ndeployments: [{project: %s, archive: shop.zip, digest: '%s'}]%n"
            .formatted(version, SHOP, archive.digest())
            .getBytes(StandardCharsets.UTF_8);
    Files.write(repository().resolve("shop.zip"), archive.zip());
    Files.write(repository().resolve(DeploymentPlan.FILE), plan);
    Files.writeString(
        repository().resolve(DeploymentPlan.SIGNATURE), DeploymentPlan.sign(plan, by));
    git.add().addFilepattern(".").call();
    git.commit()
        .setMessage(title)
        .setAuthor("a", "a@example.org")
        .setCommitter("a", "a@example.org")
        .setSign(false)
        .call();
  }

  /** Lets the server know the subject. */
  private static void seen(ArbiterProcess server) {
    server
        .operator()
        .post(
            "/api/v1/events",
            Api.event("p-1", "view", Instant.now(), "pulled", Map.of("product", "p")));
  }

  private static JsonNode state(ArbiterProcess server) {
    return server.operator().get("/api/v1/watch");
  }

  private static long version(ArbiterProcess server) {
    return state(server).path("version").longValue();
  }

  private static String problem(ArbiterProcess server) {
    return state(server).path("problem").asText();
  }

  private static String title(ArbiterProcess server, ShopReleases shop) {
    return server
        .channel()
        .post("/api/v1/decisions", shop.request("pulled"))
        .at("/actions/0/treatment/title")
        .textValue();
  }
}

package dev.arbiter.tests.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.scenario.ScenarioRunner;
import dev.arbiter.rules.scenario.Scenarios;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import dev.arbiter.service.profiles.grid.Grid;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR as it is shipped, in the server as it is provisioned: what class loading may break. */
@Tag("container")
@ExtendWith(ArquillianExtension.class)
public class InServerTest {
  @Deployment
  static WebArchive arbiter() throws URISyntaxException {
    var assertions = Assertions.class.getProtectionDomain().getCodeSource().getLocation();
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("arbiter.war")))
        .addAsLibrary(new File(assertions.toURI()));
  }

  @Test
  public void compilesARuleProjectAndPassesItsScenarios() {
    var files = ProjectFiles.read(Path.of(System.getProperty("arbiter.projects"), "retail"));
    var scenarios = Scenarios.read(files);
    var runner = new ScenarioRunner();
    try (var compiled = new ReleaseCompiler(loader()).compile(files, 1)) {
      assertThat(scenarios)
          .isNotEmpty()
          .allSatisfy(
              scenario ->
                  assertThat(runner.run(compiled.release(), scenario).differences()).isEmpty());
    }
  }

  @Test
  @Tag("E17")
  public void keepsProfilesInTheGridAndAsBytes() {
    var event =
        new Event(
            "e-1",
            "view",
            "test",
            Instant.parse("2026-11-20T10:00:00Z"),
            new TreeSet<>(List.of(new Identifier("customer", "1"))),
            Facts.of(Map.of("product", "lamp")));
    var profile = Profile.empty("p-1").with(List.of(event));
    try (var grid = Grid.open(10)) {
      grid.keep(Fragment.alone(profile));
      assertThat(grid.get("p-1")).contains(Fragment.alone(profile));
    }
    var bytes = new ProfileBytes();
    assertThat(bytes.read(bytes.write(profile))).isEqualTo(profile);
  }

  @Test
  public void readsJsonByALibraryOfItsOwn() {
    assertThat(ObjectMapper.class.getClassLoader().toString()).contains("dev.arbiter.libraries");
  }

  /** The loader of the WAR, by which its own classes were loaded. */
  private static ClassLoader loader() {
    return Grid.class.getClassLoader();
  }

  @Test
  @RunAsClient
  public void refusesWhoHasNoKey(@ArquillianResource URL server)
      throws IOException, InterruptedException, URISyntaxException {
    URI me = server.toURI().resolve("/api/v1/me");
    var answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(me).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isIn(401, 503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}

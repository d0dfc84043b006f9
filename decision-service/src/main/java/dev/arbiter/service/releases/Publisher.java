package dev.arbiter.service.releases;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.project.ProjectChange;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.proof.Proof;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.ReleaseStore.NewRelease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns rule projects into releases: what is not sound, or fails its own scenarios, never becomes
 * one. Thread-safe.
 */
final class Publisher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The number of what is no release. */
  private static final long DRAFT = 0;

  private final ReleaseStore store;
  private final Archives archives;
  private final ReleaseCompiler compiler;
  private final CompiledReleases compiled;
  private final Rehearsal rehearsal;

  Publisher(
      ReleaseStore store,
      Archives archives,
      ReleaseCompiler compiler,
      CompiledReleases compiled,
      Rehearsal rehearsal) {
    this.store = store;
    this.archives = archives;
    this.compiler = compiler;
    this.compiled = compiled;
    this.rehearsal = rehearsal;
  }

  /**
   * What somebody publishes.
   *
   * @param remarks what the admin log tells of it beside
   */
  record Publication(String project, ProjectFiles files, Caller by, Map<String, String> remarks) {
    Publication(String project, ProjectFiles files, Caller by) {
      this(project, files, by, Map.of());
    }
  }

  /**
   * A release.
   *
   * @param isNew whether there was none of these contents before
   */
  record Published(ReleaseEntry entry, boolean isNew) {}

  /**
   * Signs and keeps a project that came as sources. If there is a release of the same contents, it
   * is that one.
   *
   * @param inForce the release of the project that is in force, with which this one is compared
   * @throws ProjectException with all that is wrong; nothing is kept then
   */
  Published publish(Publication publication, Optional<Long> inForce) {
    return publish(publication, inForce, () -> archives.sign(publication.files()));
  }

  /** Keeps a project that somebody signed whom the server trusts; else as sources are. */
  Published publishSigned(String project, byte[] archive, Optional<Long> inForce, Caller by) {
    var verified = archives.verify(archive);
    return publish(new Publication(project, verified.files(), by), inForce, verified::zip);
  }

  private Published publish(
      Publication publication, Optional<Long> inForce, Supplier<byte[]> archive) {
    var project = publication.project();
    var files = publication.files();
    var by = publication.by();
    checkName(project, files);
    var digest = Manifest.of(files).digest();
    var same = store.find(project, digest);
    if (same.isPresent()) {
      return new Published(same.get(), false);
    }
    var change = new ProjectChange(files(project, inForce), files);
    checkTier(change, by.has(Role.RULE_DEVELOPER));
    if (!by.equals(Releases.SERVER)) {
      rehearse(change);
    }
    return compiled.alone(
        () -> {
          var ready = compiler.compile(files, 1);
          try {
            prove(ready, files);
            var entry =
                store.add(
                    new NewRelease(
                        project,
                        digest,
                        change.tier(),
                        archive.get(),
                        by.name(),
                        by.answerable(),
                        publication.remarks()));
            compiled.keep(ready.numbered(entry.number()));
            return new Published(entry, true);
          } catch (RuntimeException | Error refused) {
            ready.close();
            throw refused;
          }
        });
  }

  /**
   * Compiles a project that is not to be kept, as a release without a number.
   *
   * @throws ProjectException with all that is wrong
   */
  CompiledRelease draft(
      String project, ProjectFiles files, Optional<Long> inForce, boolean mayChangeCode) {
    checkName(project, files);
    var change = new ProjectChange(files(project, inForce), files);
    checkTier(change, mayChangeCode);
    rehearse(change);
    return compiled.alone(() -> compiler.compile(files, DRAFT));
  }

  /** Texts of the business tier are bounded before they are compiled; code cannot be. */
  private void rehearse(ProjectChange change) {
    if (change.tier() == Tier.DEVELOPER) {
      rehearsal.of(change.after());
    }
  }

  /** What a release changes against another of its project, or against nothing. */
  ProjectChange change(ReleaseEntry entry, Optional<Long> other) {
    return new ProjectChange(
        files(entry.project(), other), archives.files(entry.project(), entry.number()));
  }

  /** The guardrails that the project of a release has for its deployments. */
  Optional<Guardrails> guardrails(String project, long number) {
    return RuleProject.of(archives.files(project, number)).guardrails();
  }

  /** The files of a release, none without a number. */
  ProjectFiles files(String project, Optional<Long> number) {
    return number
        .map(release -> archives.files(project, release))
        .orElseGet(() -> ProjectFiles.of(Map.of()));
  }

  ReleaseEntry find(String project, long number) {
    return store
        .find(project, number)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "The project has no release of this number, or does not exist"));
  }

  private static void checkName(String project, ProjectFiles files) {
    var name = RuleProject.of(files).name();
    if (!name.equals(project)) {
      throw new ProjectException(
          "project.yaml",
          "expected the name '%s' of the address, found '%s'".formatted(project, name));
    }
  }

  private static void checkTier(ProjectChange change, boolean mayChangeCode) {
    if (change.tier() == Tier.DEVELOPER && !mayChangeCode) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "Only a rule-developer may change code: " + String.join(", ", change.code()));
    }
  }

  private void prove(CompiledRelease ready, ProjectFiles files) {
    var objections = Proof.of(ready.release(), files, PATIENCE).objections();
    if (!objections.isEmpty()) {
      throw new ProjectException(objections);
    }
  }
}

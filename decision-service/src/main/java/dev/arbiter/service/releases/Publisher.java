package dev.arbiter.service.releases;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.util.List;

/** Turns rule projects into signed, stored, live releases. Thread-safe. */
public final class Publisher {
  private final ReleaseStore store;
  private final ReleaseCompiler compiler;
  private final SigningKey key;
  private final LiveReleases live;

  /**
   * @param key signs what is published here; only what it signed is loaded
   */
  public Publisher(
      PostgresReleaseStore store, ReleaseCompiler compiler, SigningKey key, LiveReleases live) {
    this.store = store;
    this.compiler = compiler;
    this.key = key;
    this.live = live;
  }

  /**
   * Compiles the project, stores it as a signed release and puts it in force. If the release in
   * force has the same contents, nothing changes.
   *
   * @return whether a release was put in force
   * @throws dev.arbiter.domain.ArbiterException naming what is wrong with the project; nothing is
   *     stored then
   */
  public boolean publish(ProjectFiles files, String by) {
    var project = name(files);
    var digest = Manifest.of(files).digest();
    var deployments = store.deployments(project);
    if (!deployments.isEmpty() && deployments.get(0).digest().equals(digest)) {
      return false;
    }
    // Compiled before it is stored: what does not compile never becomes a release.
    var compiled = compiler.compile(files, 1 + store.releases(project).size());
    var stored = store.add(project, digest, ReleaseArchive.write(files, key), by);
    if (compiled.release().ref().number() != stored.number()) {
      compiled.close();
      compiled = compiler.compile(files, stored.number());
    }
    store.deploy(project, stored.number(), by);
    live.put(new Lease(compiled));
    return true;
  }

  /** Loads what is in force and not loaded yet. */
  public void load() {
    for (var project : store.deployedProjects()) {
      if (!live.has(project)) {
        var deployment = store.deployments(project).get(0);
        live.put(new Lease(load(project, deployment.number())));
      }
    }
  }

  private CompiledRelease load(String project, long number) {
    var stored = store.find(project, number).orElseThrow();
    var archive = ReleaseArchive.verify(stored.archive(), List.of(key.verification()));
    return compiler.compile(archive.files(), number);
  }

  private static String name(ProjectFiles files) {
    var problems = new Problems();
    var project = RuleProject.parse(files, problems);
    problems.throwIfAny();
    return project.name();
  }
}

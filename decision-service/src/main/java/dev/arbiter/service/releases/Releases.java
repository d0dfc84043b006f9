package dev.arbiter.service.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.Publisher.Publication;
import dev.arbiter.service.releases.Publisher.Published;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The first half of the life of a release: published with proof, approved by a second person. The
 * other half is {@link Deployments}. Thread-safe; what a method returned is durable.
 */
public final class Releases implements AutoCloseable {
  /** The server itself, which publishes what its operator put into its folder of projects. */
  static final Caller SERVER =
      new Caller("server", Caller.Kind.ACCOUNT, "server", EnumSet.allOf(Role.class));

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReleaseStore store;
  private final Deployments deployments;
  private final CompiledReleases compiled;
  private final Publisher publisher;
  private final Trials trials;
  private final TaggedReleases tagged;
  private final Differences differences;
  private final LiveReleases live = new LiveReleases();
  private final SignedReleases signed;
  private final Rollout rollout;
  private final GuardedDeployments guarded;

  Releases(
      ReleaseStore store,
      DeploymentStore deployed,
      Archives archives,
      ReleaseCompiler compiler,
      Follower follower) {
    this.store = store;
    this.compiled = new CompiledReleases(archives, compiler, PATIENCE);
    this.publisher = new Publisher(store, archives, compiler, compiled, follower.rehearsal());
    this.trials = new Trials(store, archives, compiled, publisher);
    this.tagged = new TaggedReleases(store, archives, publisher);
    this.differences = new Differences(publisher, archives, compiled);
    this.rollout = new Rollout(follower.node(), deployed, compiled, live, follower.clock());
    this.deployments = new Deployments(deployed, compiled, rollout, publisher, follower.clock());
    this.guarded = new GuardedDeployments(deployments, follower.clock());
    this.signed = new SignedReleases(this, follower.clock());
  }

  record Follower(String node, InstantSource clock, Rehearsal rehearsal) {}

  /**
   * Serves nothing yet.
   *
   * @param key signs what is published here as sources
   */
  public static Releases open(
      Jdbc jdbc,
      ReleaseCompiler compiler,
      SigningKey key,
      ReleaseSettings settings,
      InstantSource clock) {
    var store = new PostgresReleaseStore(jdbc);
    return new Releases(
        store,
        new PostgresDeploymentStore(jdbc),
        new Archives(store, key, settings.trusted()),
        compiler,
        new Follower(settings.node(), clock, Rehearsal.with(settings.tool())));
  }

  /** Serves what is in force, now and whatever comes into force. */
  public void serve() {
    rollout.start();
  }

  public LiveReleases live() {
    return live;
  }

  /** Deployments that have guardrails. */
  public GuardedDeployments guarded() {
    return guarded;
  }

  /** Releases and drafts for trying out. */
  public Trials trials() {
    return trials;
  }

  /** The rules of releases with their tags. */
  TaggedReleases tagged() {
    return tagged;
  }

  /** Publishes a release that switches by tags; see {@link TaggedReleases#publish}. */
  TaggedReleases.Outcome switchTags(String project, TaggedReleases.Order order, Caller by) {
    return tagged.publish(project, live(project), order, by);
  }

  /** Releases whose signature is enough. */
  public SignedReleases signed() {
    return signed;
  }

  /**
   * A project that came as sources, for trying out; see {@link Trials#draft}.
   *
   * @param mayChangeCode whether its code may differ from that of the release in force
   */
  public Trials.Trial draft(String project, byte[] zip, boolean mayChangeCode) {
    return trials.draft(project, zip, live(project), mayChangeCode);
  }

  /** What drafts of projects need of releases. */
  public Drafting drafting() {
    return new Drafting(this, publisher, differences);
  }

  /** How many releases are compiled and in memory. */
  int inMemory() {
    return compiled.size();
  }

  /**
   * What changes from one release to another; see {@link Differences#between}.
   *
   * @param from by default the one in force
   */
  ObjectNode difference(String project, Optional<Long> from, long to) {
    return differences.between(project, from.orElseGet(() -> inForce(project)), to);
  }

  /** The number of the release in force. */
  long inForce(String project) {
    return live(project)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "from", "required-missing", "No release of the project is in force"));
  }

  ReleaseStore store() {
    return store;
  }

  Deployments deployments() {
    return deployments;
  }

  /**
   * Publishes and deploys a project of the server's own folder, which needs nobody's approval. If
   * it has not changed since the server did so last, nothing changes: people may have deployed
   * another release or rolled back.
   *
   * @return whether a release was put in force
   * @throws dev.arbiter.domain.ArbiterException naming what is wrong with the project; nothing is
   *     kept then
   */
  public boolean publishOwn(ProjectFiles files) {
    var project = RuleProject.of(files).name();
    var last =
        deployments.store().deployments(project).stream()
            .filter(one -> one.deployedBy().equals(SERVER.name()))
            .findFirst();
    if (last.filter(one -> one.digest().equals(Manifest.of(files).digest())).isPresent()) {
      return false;
    }
    var entry = publisher.publish(new Publication(project, files, SERVER), live(project)).entry();
    deployments.putInForce(NewDeployment.live(project, entry.number(), false, "", SERVER.name()));
    return true;
  }

  Optional<Long> live(String project) {
    return deployments.inForce(project).map(inForce -> inForce.live().release());
  }

  /** Publishes sources; see {@link Publisher#publish}. */
  Published publish(String project, ProjectFiles files, Caller by) {
    return publish(new Publication(project, files, by));
  }

  Published publish(Publication publication) {
    return publisher.publish(publication, live(publication.project()));
  }

  /** Publishes a signed archive; see {@link Publisher#publishSigned}. */
  Published publishSigned(String project, byte[] archive, Caller by) {
    return publisher.publishSigned(project, archive, live(project), by);
  }

  /**
   * Approves a release of somebody else.
   *
   * @throws ProblemException if the caller may not
   */
  ReleaseEntry approve(String project, long number, Caller by, String comment) {
    var entry = find(project, number);
    var needed = entry.tier() == Tier.DEVELOPER ? Role.RULE_DEVELOPER : Role.APPROVER;
    if (!by.has(needed)) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "A release of the %s tier is approved by the role %s"
              .formatted(entry.tier().wire(), needed.wire()));
    }
    if (by.answerable().equals(entry.answerable())) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "A release is approved by a second person; %s answers for this one"
              .formatted(entry.answerable()));
    }
    store.approve(project, number, by.name(), by.answerable(), comment);
    return find(project, number);
  }

  ReleaseEntry find(String project, long number) {
    return publisher.find(project, number);
  }

  /** Serves no more; releases go when the requests that they answer have ended. */
  @Override
  public void close() {
    rollout.close();
    live.clear();
    compiled.close();
  }
}

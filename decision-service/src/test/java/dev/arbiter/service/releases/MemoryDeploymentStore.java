package dev.arbiter.service.releases;

import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.releases.Deployment.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Deployments in memory. */
final class MemoryDeploymentStore implements DeploymentStore {
  private static final Comparator<Deployment> LATEST =
      Comparator.comparing(Deployment::effectiveAt).thenComparing(Deployment::id);

  private final ReleaseStore releases;
  private final List<Deployment> deployments = new ArrayList<>();
  private final Set<Long> breached = new HashSet<>();
  private final TreeMap<String, Serving> serving = new TreeMap<>();
  private Runnable meanwhile = () -> {};

  MemoryDeploymentStore(ReleaseStore releases) {
    this.releases = releases;
  }

  @Override
  public synchronized List<Deployment> deploy(List<NewDeployment> wanted) {
    wanted.forEach(this::release);
    return wanted.stream().map(this::put).toList();
  }

  private ReleaseEntry release(NewDeployment wanted) {
    return releases
        .find(wanted.project(), wanted.release())
        .orElseThrow(
            () -> new StoreException("deploy a release", new IllegalStateException("no such")));
  }

  private Deployment put(NewDeployment wanted) {
    var release = release(wanted);
    var now = Instant.now();
    var made =
        new Deployment(
            deployments.size() + 1L,
            wanted.project(),
            wanted.release(),
            release.digest(),
            wanted.mode(),
            wanted.percent(),
            wanted.rollback(),
            wanted.reason(),
            wanted.at().orElse(now),
            now,
            wanted.by(),
            Optional.empty(),
            wanted.guardrails(),
            wanted.despiteBreach());
    deployments.add(made);
    return made;
  }

  @Override
  public synchronized Optional<Deployment> replace(InForce seen, NewDeployment wanted) {
    meanwhile.run();
    return inForce().contains(seen) ? Optional.of(deploy(wanted)) : Optional.empty();
  }

  /** What happens between what somebody sees in force and replaces. */
  synchronized void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  @Override
  public synchronized boolean cancel(String project, long id, String by) {
    var found =
        deployments.stream()
            .filter(one -> one.id() == id && one.project().equals(project))
            .filter(one -> !isEffective(one) && one.cancelledAt().isEmpty())
            .findFirst();
    found.ifPresent(
        one ->
            deployments.set(
                deployments.indexOf(one),
                new Deployment(
                    one.id(),
                    one.project(),
                    one.release(),
                    one.digest(),
                    one.mode(),
                    one.percent(),
                    one.rollback(),
                    one.reason(),
                    one.effectiveAt(),
                    one.deployedAt(),
                    one.deployedBy(),
                    Optional.of(Instant.now()),
                    one.guardrails(),
                    one.despiteBreach())));
    return found.isPresent();
  }

  @Override
  public synchronized List<Deployment> deployments(String project) {
    var latest = new ArrayList<>(deployments);
    Collections.reverse(latest);
    return latest.stream().filter(of(project)).toList();
  }

  @Override
  public synchronized List<Deployment> coming(String by) {
    return deployments.stream()
        .filter(one -> one.deployedBy().equals(by))
        .filter(one -> one.cancelledAt().isEmpty() && one.effectiveAt().isAfter(Instant.now()))
        .toList();
  }

  @Override
  public synchronized Optional<Long> breach(String project, long release) {
    var ofRelease = deployments(project).stream().filter(one -> one.release() == release).toList();
    var despite =
        ofRelease.stream()
            .filter(one -> one.despiteBreach() && one.mode() != Mode.SHADOW && isEffective(one))
            .findFirst();
    return ofRelease.stream()
        .map(Deployment::id)
        .filter(id -> id >= despite.map(Deployment::id).orElse(0L) && breached.contains(id))
        .findFirst();
  }

  /** That a deployment broke a guardrail. */
  synchronized void breach(long deployment) {
    breached.add(deployment);
  }

  @Override
  public synchronized Set<Long> broken(List<Long> all) {
    return all.stream().filter(breached::contains).collect(Collectors.toSet());
  }

  @Override
  public synchronized List<InForce> inForce() {
    return deployments.stream()
        .map(Deployment::project)
        .distinct()
        .sorted()
        .flatMap(project -> inForce(project).stream())
        .toList();
  }

  private Optional<InForce> inForce(String project) {
    return last(project, Mode.LIVE)
        .map(
            live ->
                new InForce(
                    live,
                    last(project, Mode.CANARY).filter(one -> LATEST.compare(one, live) > 0),
                    last(project, Mode.SHADOW).filter(one -> LATEST.compare(one, live) > 0)));
  }

  private Optional<Deployment> last(String project, Mode mode) {
    return deployments.stream()
        .filter(of(project))
        .filter(one -> one.mode() == mode)
        .filter(MemoryDeploymentStore::isEffective)
        .max(LATEST);
  }

  @Override
  public synchronized Optional<Long> servedBefore(String project, long release) {
    return deployments.stream()
        .filter(of(project))
        .filter(one -> one.mode() == Mode.LIVE)
        .filter(MemoryDeploymentStore::isEffective)
        .map(Deployment::release)
        .filter(number -> number < release)
        .max(Comparator.naturalOrder());
  }

  @Override
  public synchronized void report(Serving what) {
    serving.put(what.node() + " " + what.project(), what);
  }

  @Override
  public synchronized List<Serving> serving(String project) {
    return serving.values().stream()
        .map(Serving::node)
        .distinct()
        .map(node -> serving.getOrDefault(node + " " + project, Serving.nothing(node, project)))
        .toList();
  }

  private static Predicate<Deployment> of(String project) {
    return one -> one.project().equals(project);
  }

  private static boolean isEffective(Deployment one) {
    return one.cancelledAt().isEmpty() && !one.effectiveAt().isAfter(Instant.now());
  }
}

package dev.arbiter.service.releases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Releases and their deployments. Thread-safe; what a method returned is durable. */
interface ReleaseStore {

  /**
   * A release as kept.
   *
   * @param number counts the releases of the project from 1
   * @param digest of its contents, unique in the project
   * @param archive the signed archive
   */
  record Stored(
      String project,
      long number,
      String digest,
      byte[] archive,
      Instant createdAt,
      String createdBy) {}

  /**
   * Which release of a project answers requests since when.
   *
   * @param mode {@code live}
   */
  record Deployment(
      String project,
      long number,
      String digest,
      String mode,
      Instant deployedAt,
      String deployedBy) {}

  /** Adds the next release of the project; one of the same digest is returned as it is. */
  Stored add(String project, String digest, byte[] archive, String by);

  Optional<Stored> find(String project, long number);

  /** The releases of a project, the newest first. */
  List<Stored> releases(String project);

  /** Puts a release in force. */
  void deploy(String project, long number, String by);

  /** The deployments of a project, the one in force first. */
  List<Deployment> deployments(String project);

  /** The names of all projects that have a deployment. */
  List<String> deployedProjects();
}

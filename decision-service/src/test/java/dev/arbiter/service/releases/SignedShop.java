package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.archive.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Releases in memory, and a pipeline that signs releases of a shop and plans for them. */
public final class SignedShop implements AutoCloseable {
  private final Life life = new Life();

  /** Who may sign. */
  public List<VerificationKey> trusted() {
    return List.of(life.pipeline.verification());
  }

  public SignedReleases releases() {
    return life.releases.signed();
  }

  /** A signed release that greets so. */
  public byte[] archive(String title) {
    return ReleaseArchive.write(Shop.greeting(title), life.pipeline);
  }

  /** The same of a project that does not fulfil its own scenarios. */
  public byte[] failing() {
    return ReleaseArchive.write(Shop.failing(), life.pipeline);
  }

  public String digest(String title) {
    return Manifest.of(Shop.greeting(title)).digest();
  }

  public String digestOfFailing() {
    return Manifest.of(Shop.failing()).digest();
  }

  /** A plan of one step, and more lines of it. */
  public static byte[] plan(long version, String archive, String digest, String more) {
    return plan(
        version, "{project: shop, archive: %s, digest: '%s'%s}".formatted(archive, digest, more));
  }

  /** A plan of these steps. */
  public static byte[] plan(long version, String steps) {
    return "version: %d%nenvironment: test%ndeployments: [%s]%n"
        .formatted(version, steps)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** That the latest deployment broke a guardrail. */
  public void breach() {
    life.deployments.breach(life.deployments.deployments("shop").get(0).id());
  }

  public byte[] signature(byte[] plan) {
    return signature(plan, life.pipeline);
  }

  public static byte[] signature(byte[] plan, SigningKey key) {
    return DeploymentPlan.sign(plan, key).getBytes(StandardCharsets.US_ASCII);
  }

  /** What Ben says to a release that Ana published, and Cid deployed. */
  public void deployedByPeople(String title) {
    life.deploy(life.approved(Shop.greeting(title)));
  }

  /** A canary of the same people. */
  public void triedByPeople(String title) {
    life.tryOut(life.approved(Shop.greeting(title)), 10);
  }

  /** The number of the release that answers. */
  public long live() {
    return life.live();
  }

  /** What was deployed by whom, the newest first. */
  public List<String> deployments() {
    return life.deployments.deployments("shop").stream()
        .map(
            one ->
                "%d %s by %s%s"
                    .formatted(
                        one.release(),
                        one.mode().wire(),
                        one.deployedBy(),
                        one.cancelledAt().isPresent() ? ", taken back" : ""))
        .toList();
  }

  /** How many releases there are, and who approved each. */
  public List<String> approvals() {
    return life.store.releases("shop").stream()
        .map(entry -> entry.createdBy() + " " + entry.approvals().get(0).answerable())
        .toList();
  }

  /** The id of the key of the pipeline. */
  public String keyId() {
    return life.pipeline.verification().id();
  }

  @Override
  public void close() {
    life.close();
  }
}

package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.DeploymentPlan.Step;
import dev.arbiter.service.releases.Deployment.Mode;
import java.util.Collection;
import java.util.List;

/**
 * A plan whose releases were taken.
 *
 * @param version tells its deployments from those of other plans, as the reason that they have
 * @param before the lines of the plan before; empty if they are not known
 */
public record TakenPlan(String version, List<Taken> steps, List<String> before) {
  public TakenPlan {
    steps = List.copyOf(steps);
    before = List.copyOf(before);
  }

  /**
   * A step of it.
   *
   * @param release the number of its release
   */
  public record Taken(Step step, long release) {
    String project() {
      return step.project();
    }

    Mode mode() {
      return Mode.valueOf(step.mode().name());
    }

    boolean isOfPlace(Deployment one) {
      return one.project().equals(project()) && one.mode() == mode();
    }

    boolean isSame(Deployment one) {
      return one.release() == release && one.percent().equals(step.percent());
    }
  }

  /** Whether it says what is to be of the project in this mode. */
  boolean names(Deployment one) {
    return steps.stream().anyMatch(step -> step.isOfPlace(one));
  }

  /** Whether the plan before said so too, or may have. */
  boolean saidBefore(Taken one) {
    return before.isEmpty() || before.contains(one.step().line());
  }

  /**
   * Whether a deployment of this plan, or of one before, is still to come.
   *
   * @param changed the steps that are deployed by this plan
   */
  boolean letsCome(Deployment coming, Collection<Taken> changed) {
    return steps.stream()
        .filter(step -> step.isOfPlace(coming))
        .anyMatch(step -> !changed.contains(step) || coming.reason().equals(reason(step)));
  }

  /** Why a step is deployed: the same after a crash, whichever commit the plan is read from. */
  String reason(Taken taken) {
    var why = taken.step().reason();
    return why.isBlank() ? version : version + ": " + why;
  }
}

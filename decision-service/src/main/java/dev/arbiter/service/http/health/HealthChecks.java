package dev.arbiter.service.http.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The checks behind {@code /health}: started, ready and live. */
@ApplicationScoped
public class HealthChecks {

  /** Started: all parts are there. The launcher shows the problem if they cannot be. */
  @Produces
  @Startup
  HealthCheck started(Instance<ServerStatus> current) {
    return () -> {
      var status = current.get();
      var response = HealthCheckResponse.named("started").status(status.hasStarted());
      status.problem().ifPresent(problem -> response.withData("problem", problem));
      return response.build();
    };
  }

  /** Ready: a decision can be made and logged. */
  @Produces
  @Readiness
  HealthCheck ready(Instance<ServerStatus> current) {
    return () -> {
      var status = current.get();
      var database = status.hasStarted() && status.databaseAnswers();
      var grid = status.hasStarted() && status.gridRuns();
      var release = status.hasStarted() && status.releaseLive();
      return HealthCheckResponse.named("ready")
          .status(database && grid && release)
          .withData("database", database)
          .withData("grid", grid)
          .withData("release", release)
          .build();
    };
  }

  /** Live: the process answers. A lost database is no reason to restart it. */
  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.up("live");
  }
}

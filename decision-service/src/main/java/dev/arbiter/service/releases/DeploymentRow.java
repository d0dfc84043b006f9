package dev.arbiter.service.releases;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Deployments, and what nodes serve, as rows in PostgreSQL. */
final class DeploymentRow {
  private static final String INSERT =
      """
      with d as (
        insert into deployments
          (project, number, mode, percent, deployed_by, deployed_at, effective_at, rollback, reason,
            guardrails, despite_breach)
        values
          (?, ?, ?, ?::integer, ?, statement_timestamp(),
            coalesce(?::timestamptz, statement_timestamp()), ?, ?, ?::jsonb, ?)
        returning *)
      select d.*, r.digest from d join releases r on r.project = d.project and r.number = d.number
      """;

  private DeploymentRow() {}

  static Deployment read(ResultSet row) throws SQLException {
    return new Deployment(
        row.getLong("seq"),
        row.getString("project"),
        row.getLong("number"),
        row.getString("digest"),
        Mode.of(row.getString("mode")),
        Optional.ofNullable(row.getObject("percent", Integer.class)),
        row.getBoolean("rollback"),
        row.getString("reason"),
        Jdbc.instant(row, "effective_at"),
        Jdbc.instant(row, "deployed_at"),
        row.getString("deployed_by"),
        Jdbc.optionalInstant(row, "cancelled_at"),
        Optional.ofNullable(row.getString("guardrails")).map(DeploymentRow::guardrails),
        row.getBoolean("despite_breach"));
  }

  /** Writes a deployment and tells the admin log of it. */
  static Deployment insert(Connection connection, NewDeployment deployment) throws SQLException {
    var made =
        Jdbc.query(
                connection,
                INSERT,
                DeploymentRow::read,
                deployment.project(),
                deployment.release(),
                deployment.mode().wire(),
                deployment.percent(),
                deployment.by(),
                deployment.at(),
                deployment.rollback(),
                deployment.reason(),
                deployment.guardrails().map(DeploymentRow::json),
                deployment.despiteBreach())
            .get(0);
    made.change().log(connection, made.deployedAt());
    return made;
  }

  static Serving serving(ResultSet row) throws SQLException {
    return new Serving(
        row.getString("node"),
        row.getString("project"),
        Optional.ofNullable(row.getObject("deployment", Long.class)),
        Optional.ofNullable(row.getObject("number", Long.class)),
        Optional.ofNullable(row.getString("digest")),
        Optional.ofNullable(row.getString("canary")),
        Optional.ofNullable(row.getString("shadow")),
        Jdbc.optionalInstant(row, "since"),
        Optional.ofNullable(row.getString("problem")));
  }

  static String json(Guardrails guardrails) {
    try {
      return Json.mapper().writeValueAsString(guardrails);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Guardrails guardrails(String json) {
    try {
      return Json.mapper().readValue(json, Guardrails.class);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

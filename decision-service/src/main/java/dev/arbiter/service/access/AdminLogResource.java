package dev.arbiter.service.access;

import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The admin log over HTTP. */
@Dependent
@Path("/admin-log")
@Tag(name = "Access")
@RolesAllowed({"compliance", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class AdminLogResource {
  private final ControlPlane controlPlane;

  @Inject
  public AdminLogResource(@Context ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  /** A change as the caller is told. */
  public record AdminEntryView(
      long seq,
      Instant at,
      String actor,
      String action,
      String target,
      Map<String, String> detail) {

    static AdminEntryView of(AdminEntry entry) {
      var change = entry.change();
      return new AdminEntryView(
          entry.seq(),
          entry.at(),
          change.actor(),
          change.action(),
          change.target(),
          change.detail());
    }
  }

  @GET
  @Operation(summary = "Who changed what, the latest first")
  public Page<AdminEntryView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    var shown = Page.limit(Optional.ofNullable(limit));
    var entries = controlPlane.log(Page.before(Optional.ofNullable(cursor)), shown + 1);
    return Page.of(entries.stream().map(AdminEntryView::of).toList(), shown, AdminEntryView::seq);
  }
}

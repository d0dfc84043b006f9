package dev.arbiter.service.imports;

import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports and their mappings over HTTP. */
@Dependent
@Path("/")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  private static final long MAX_MAPPING_BYTES = 1L << 20;
  private static final long MAX_FILE_BYTES = 8L << 30;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Imports imports;

  @Inject
  public ImportResource(@Context Imports imports) {
    this.imports = imports;
  }

  /** How far an import is, as the caller is told. */
  public record ImportView(
      String id,
      String name,
      String mapping,
      String state,
      Optional<String> problem,
      long bytesRead,
      long bytesTotal,
      long lines,
      long read,
      long accepted,
      long duplicates,
      long quarantined,
      Map<String, Long> byCode,
      Instant startedAt,
      Optional<Instant> endedAt) {

    static ImportView of(ImportProgress progress) {
      var byCode = new TreeMap<String, Long>();
      progress.tally().byCode().forEach((code, count) -> byCode.put(code.wire(), count));
      return new ImportView(
          progress.id(),
          progress.name(),
          progress.mapping(),
          progress.state().name().toLowerCase(Locale.ROOT),
          progress.problem(),
          progress.bytesRead(),
          progress.bytesTotal(),
          progress.lines(),
          progress.tally().read(),
          progress.tally().accepted(),
          progress.tally().duplicates(),
          progress.tally().quarantined(),
          byCode,
          progress.startedAt(),
          progress.endedAt());
    }
  }

  @PUT
  @Path("mappings/{name}")
  @Consumes(MediaType.WILDCARD)
  @BodyLimit(MAX_MAPPING_BYTES)
  @RolesAllowed("operator")
  @Operation(summary = "Say which column of a file is what, in YAML or JSON")
  public void saveMapping(
      @PathParam("name") String name, byte[] content, @Context SecurityContext caller) {
    requireName("name", name);
    imports.check(content);
    imports.store().saveMapping(name, content, caller.getUserPrincipal().getName());
  }

  @GET
  @Path("mappings")
  @RolesAllowed("operator")
  @Operation(summary = "The names of all mappings")
  public List<String> mappings() {
    return imports.store().mappings();
  }

  @POST
  @Path("imports")
  @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
  @BodyLimit(MAX_FILE_BYTES)
  @RolesAllowed("operator")
  @Operation(summary = "Import a file; the answer tells where to follow it")
  @APIResponse(
      responseCode = "202",
      description = "The file is kept and is imported now",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response start(
      @Parameter(required = true) @QueryParam("mapping") @Nullable String mapping,
      @QueryParam("name") @Nullable String name,
      @QueryParam("shift") @DefaultValue("P0D") String shift,
      InputStream body,
      @Context UriInfo uri,
      @Context SecurityContext caller)
      throws IOException {
    var known = ProblemException.required("mapping", mapping);
    var label = name == null ? known : name;
    requireName("name", label);
    var progress =
        imports.start(label, known, period(shift), body, caller.getUserPrincipal().getName());
    return Response.accepted(ImportView.of(progress))
        .location(uri.getAbsolutePathBuilder().path(progress.id()).build())
        .build();
  }

  @GET
  @Path("imports")
  @RolesAllowed("operator")
  @Operation(summary = "The latest imports, newest first")
  public List<ImportView> list() {
    return imports.list().stream().map(ImportView::of).toList();
  }

  @GET
  @Path("imports/{id}")
  @RolesAllowed("operator")
  @Operation(summary = "How far an import is")
  public ImportView find(@PathParam("id") String id) {
    return imports
        .store()
        .find(id)
        .map(ImportView::of)
        .orElseThrow(() -> ProblemException.notFound("No import has this id"));
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException unreadable) {
      throw ProblemException.invalid(
          "shift", "datatype-mismatch", "shift must be a period such as P30D");
    }
  }

  private static void requireName(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          field,
          "out-of-range",
          field + " must be 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }
}

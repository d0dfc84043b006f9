package dev.arbiter.service.releases.draft.table;

import dev.arbiter.rules.edit.Edit;
import dev.arbiter.rules.edit.EditConflictException;
import dev.arbiter.rules.edit.EditRefusedException;
import dev.arbiter.rules.edit.TableDocument;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Drafting;
import dev.arbiter.service.releases.draft.Drafts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The decision tables of drafts over HTTP. */
@Dependent
@Path("/projects/{project}/draft/tables")
@Tag(name = "Drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class TableResource {
  private static final int MOST_EDITS = 1_000;
  private static final long MAX_BYTES = 8L << 20;

  private final Drafts drafts;

  @Inject
  public TableResource(@Context Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * What is to be changed in a file, all or nothing of it.
   *
   * @param edits 1 to 1,000, in their order
   */
  public record TableEdits(List<TableEdit> edits) {
    private List<Edit> checked() {
      if (edits.isEmpty() || edits.size() > MOST_EDITS) {
        throw ProblemException.invalid(
            "edits", "out-of-range", "edits must be 1 to %d".formatted(MOST_EDITS));
      }
      return edits.stream().map(TableEdit::edit).toList();
    }
  }

  /**
   * What the edits left.
   *
   * @param revision of the draft
   * @param before the digest of the file until then: who shows other contents reads it again
   * @param digest of the file
   */
  public record EditedTable(long revision, String before, String digest) {}

  @GET
  @Operation(summary = "The decision tables of a file of a draft")
  public TableFile find(
      @PathParam("project") String project,
      @Parameter(required = true, description = "Such as tables/offers.dmn") @QueryParam("path")
          @Nullable String path) {
    var file = ProblemException.required("path", path);
    return TableFile.of(file, drafts.content(project, file).orElseThrow(TableResource::noFile));
  }

  @POST
  @Path("/edits")
  @BodyLimit(MAX_BYTES)
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(
      summary =
          "Edit decision tables of a file of a draft, all or nothing; 409 if a cell is not as an"
              + " edit expects it. Edits of different cells never conflict")
  public EditedTable edit(
      @PathParam("project") String project,
      @Parameter(required = true, description = "Such as tables/offers.dmn") @QueryParam("path")
          @Nullable String path,
      TableEdits order,
      @Context SecurityContext caller) {
    var file = ProblemException.required("path", path);
    var edits = order.checked();
    var kept =
        Drafting.told(
            () ->
                drafts.change(
                    project,
                    file,
                    (Caller) caller.getUserPrincipal(),
                    before ->
                        Optional.of(
                            edited(file, before.orElseThrow(TableResource::noFile), edits))));
    return new EditedTable(
        kept.revision(), kept.before().orElseThrow(), kept.digest().orElseThrow());
  }

  private static byte[] edited(String path, byte[] content, List<Edit> edits) {
    var document =
        TableDocument.read(path, content)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "path", "out-of-range", "tables of such a file are edited elsewhere"));
    try {
      return document.edit(edits);
    } catch (EditConflictException conflict) {
      throw new ProblemException(
              ProblemKind.CONFLICT, "Somebody changed it meanwhile; nothing was edited")
          .at(place(conflict.edit()), "conflict", conflict.getMessage(), particulars(conflict));
    } catch (EditRefusedException refused) {
      throw ProblemException.invalid(place(refused.edit()), "out-of-range", refused.getMessage());
    }
  }

  private static String place(int edit) {
    return "edits[" + edit + "]";
  }

  private static Map<String, String> particulars(EditConflictException conflict) {
    var particulars = new LinkedHashMap<String, String>();
    particulars.put("table", conflict.table());
    conflict.row().ifPresent(row -> particulars.put("row", row));
    conflict.column().ifPresent(column -> particulars.put("column", column));
    particulars.put("expected", conflict.expected());
    conflict.found().ifPresent(found -> particulars.put("found", found));
    return particulars;
  }

  static ProblemException noFile() {
    return ProblemException.notFound("There is no such file");
  }
}

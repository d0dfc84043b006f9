package dev.arbiter.service.releases.draft.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.analysis.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to say of a draft without running its scenarios.
 *
 * @param problems why it cannot be compiled
 * @param findings what the analysis found, by weight; none if it cannot be compiled
 */
record DraftCheck(List<DraftProblem> problems, List<DraftFinding> findings) {

  static DraftCheck unsound(List<Problem> problems) {
    return new DraftCheck(problems.stream().map(DraftProblem::of).toList(), List.of());
  }

  static DraftCheck sound(List<Finding> findings) {
    return new DraftCheck(List.of(), findings.stream().map(DraftFinding::of).toList());
  }

  /**
   * Why it can be no release.
   *
   * @param line counts from 1; 0 if it is not at one line
   * @param path where in the file, as dotted names, or empty
   */
  record DraftProblem(String file, int line, String path, String message) {
    static DraftProblem of(Problem problem) {
      return new DraftProblem(problem.file(), problem.line(), problem.path(), problem.message());
    }
  }

  /**
   * Something that the analysis found.
   *
   * @param check what was looked for, such as {@code table-gap}
   * @param line counts from 1; 0 if it is not at one line
   * @param place where in the file, in words
   * @param rows that it is about, such as {@code tables/offers.dmn#row-3}; the one at its line
   *     first
   * @param witness inputs that show it, by what they read
   */
  record DraftFinding(
      Weight severity,
      String check,
      String file,
      int line,
      String place,
      List<String> rows,
      String message,
      Map<String, String> witness,
      Optional<SuggestedRow> suggestion) {

    static DraftFinding of(Finding finding) {
      return new DraftFinding(
          Weight.valueOf(finding.severity().name()),
          finding.check().code(),
          finding.file(),
          finding.line(),
          finding.place(),
          finding.rows(),
          finding.message(),
          finding.witness(),
          finding.suggestion().isEmpty()
              ? Optional.empty()
              : Optional.of(new SuggestedRow(finding.place(), finding.suggestion())));
    }
  }

  /**
   * A row that would mend it, but for what it says.
   *
   * @param table the name of its decision
   * @param inputs one cell for each column of the kind input, in their order
   */
  record SuggestedRow(String table, List<String> inputs) {}

  /** How much it matters: an error lets no release be made. */
  enum Weight {
    @JsonProperty("error")
    ERROR,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("note")
    NOTE
  }
}

package dev.arbiter.domain.clean;

/**
 * What cleaning did to one value, or thinks of it.
 *
 * @param row of the table that was handed in, from 0
 */
public record Note(int row, String column, What what) {

  /** What was done. */
  public enum What {
    /** It was missing; what stands there is a guess. */
    IMPUTED,
    /** It lies beyond the bounds and stands as it is. */
    OUTLIER,
    /** It lay beyond a bound and was moved there. */
    CAPPED,
    /** It lay beyond the bounds and its row is left out. */
    DROPPED,
    /** It is missing, or of a category that was not there when the categories were learnt. */
    UNKNOWN_CATEGORY
  }
}

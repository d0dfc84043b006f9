package dev.arbiter.service.releases.draft;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which state of a file a request is about (RFC 9110, section 13).
 *
 * @param digest of the file; empty if there shall be none, {@code *} if there shall be any
 */
record Precondition(Optional<String> digest) {
  private static final String ANY = "*";
  private static final Pattern TAG = Pattern.compile("\"(sha256:[0-9a-f]{64})\"");

  /**
   * What the headers of a request say.
   *
   * @throws ProblemException if they say nothing, or cannot be read
   */
  static Precondition of(@Nullable String match, @Nullable String noneMatch) {
    if ((match == null) == (noneMatch == null)) {
      throw new ProblemException(
          ProblemKind.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of the file that you know, or If-None-Match: * for a new");
    }
    if (match == null) {
      if (!ANY.equals(noneMatch)) {
        throw unreadable("If-None-Match must be *");
      }
      return new Precondition(Optional.empty());
    }
    var tag = TAG.matcher(match.strip());
    if (!tag.matches() && !match.strip().equals(ANY)) {
      throw unreadable("If-Match must be one ETag, which is \"sha256:…\", or *");
    }
    return new Precondition(Optional.of(tag.matches() ? tag.group(1) : ANY));
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }

  /**
   * Lets a file pass that is in this state.
   *
   * @throws ProblemException if it is in another, with the ETag of that
   */
  void check(Optional<byte[]> content) {
    var present = content.map(Contents::digest);
    var isMet =
        digest.filter(ANY::equals).isPresent() ? present.isPresent() : digest.equals(present);
    if (isMet) {
      return;
    }
    var problem =
        new ProblemException(
            ProblemKind.PRECONDITION_FAILED,
            present.isEmpty()
                ? "There is no such file any more"
                : digest.isEmpty() ? "There is such a file already" : "The file was changed");
    throw present.map(found -> problem.header("ETag", tag(found))).orElse(problem);
  }

  /** The ETag of this digest. */
  static String tag(String digest) {
    return '"' + digest + '"';
  }
}

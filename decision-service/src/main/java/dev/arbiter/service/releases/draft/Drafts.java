package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.project.ProjectChange;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Drafting;
import dev.arbiter.service.releases.Drafting.Submitted;
import dev.arbiter.service.releases.draft.Draft.Head;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The drafts of all projects, one each, which many people change at once. Thread-safe, on any
 * number of nodes; what a method returned is durable.
 */
public final class Drafts implements AutoCloseable {
  private static final int MOST = 1_000;
  private static final int MAX_NAME = 64;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Drafting releases;
  private final DraftStore store;
  private final FileStore files;
  private final LookStore looks;
  private final Waiting waiting = new Waiting();

  private Drafts(Jdbc jdbc, Drafting releases) {
    this.releases = releases;
    this.store = new DraftStore(jdbc);
    this.files = new FileStore(jdbc);
    this.looks = new LookStore(jdbc);
  }

  /**
   * What a change left.
   *
   * @param revision of the draft
   * @param before the digest of the file until then; empty if there was none
   * @param digest of the file; empty if it was removed
   */
  public record Kept(long revision, Optional<String> before, Optional<String> digest) {}

  public static Drafts open(Jdbc jdbc, Drafting releases) {
    return new Drafts(jdbc, releases);
  }

  /** All drafts without their files. */
  List<Head> heads() {
    return store.heads();
  }

  /** Where drafts come from and go to. */
  public Drafting releases() {
    return releases;
  }

  LookStore looks() {
    return looks;
  }

  static ProblemException none() {
    return ProblemException.notFound("The project has no draft");
  }

  private Head head(String project) {
    return store.find(project).orElseThrow(Drafts::none);
  }

  /** The draft as somebody sees it, who is not among the others. */
  Draft find(String project, String viewer) {
    return head(project).with(files.list(project), looks.others(project, viewer));
  }

  /**
   * The draft when it has a higher revision than this one, or is no more, or time is up.
   *
   * @throws ProblemException if too many wait
   */
  Draft await(String project, String viewer, long after, Duration patience) {
    waiting.until(
        () -> store.find(project).filter(head -> head.revision() <= after).isEmpty(), patience);
    return find(project, viewer);
  }

  /**
   * Begins the draft of a project.
   *
   * @param from by default the release in force, else the newest; a project that has none begins
   *     with no files
   */
  Draft begin(String project, Optional<Long> from, Caller by) {
    if (!NAME.matcher(project).matches() || project.length() > MAX_NAME) {
      throw ProblemException.invalid(
          "project",
          "out-of-range",
          "project must have at most %d lower-case letters and digits, with dashes between words"
              .formatted(MAX_NAME));
    }
    var base = from.or(() -> releases.present(project));
    var contents =
        base.map(number -> releases.files(project, number))
            .orElseGet(() -> ProjectFiles.of(Map.of()));
    if (store.heads().size() >= MOST) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "There are %d drafts: end some of them first".formatted(MOST));
    }
    if (!store.begin(project, base, contents, by.name())) {
      throw new ProblemException(ProblemKind.CONFLICT, "The project has a draft already")
          .at("draft", "draft-exists", "the draft of a project is shared: go on with it");
    }
    return find(project, by.name());
  }

  /** Throws the draft away. */
  void discard(String project, Caller by) {
    if (!store.discard(project, by.name())) {
      throw none();
    }
  }

  /**
   * Changes one file; see {@link FileStore#change}.
   *
   * @throws ProblemException if it is code and the caller no rule-developer
   */
  public Kept change(
      String project, String path, Caller by, UnaryOperator<Optional<byte[]>> change) {
    if (ProjectChange.isCode(path) && !by.has(Role.RULE_DEVELOPER)) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN, "Only a rule-developer may change code: " + path);
    }
    return files.change(project, path, by.name(), change);
  }

  /** The content of a file; empty if the draft has no such file. */
  public Optional<byte[]> content(String project, String path) {
    head(project);
    return files.content(project, path);
  }

  /** The digests of the files by path. */
  public SortedMap<String, String> digests(String project) {
    head(project);
    return files.digests(project);
  }

  /** All files of the draft as they are at one moment. */
  public Contents contents(String project) {
    head(project);
    return files.contents(project);
  }

  /**
   * Publishes the draft and ends it. If somebody changes it meanwhile, what was there before
   * becomes the release and the draft stays.
   *
   * @throws ProblemException with all that is wrong; the draft stays then
   */
  Submitted submit(String project, Caller by, String message) {
    var revision = head(project).revision();
    var submitted = releases.submit(project, files.contents(project).files(), by, message);
    store.end(project, revision, by.name(), submitted.entry().number());
    return submitted;
  }

  @Override
  public void close() {
    waiting.close();
  }
}

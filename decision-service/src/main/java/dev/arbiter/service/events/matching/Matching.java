package dev.arbiter.service.events.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.identity.Likeness;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.events.identity.Likenesses;
import dev.arbiter.service.events.identity.MatchTables;
import dev.arbiter.service.events.identity.MatchView;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Subjects that look alike: what is declared, asked for, found and decided. Thread-safe. */
public final class Matching {
  private static final String DECLARED = "select * from matching";
  private static final String READ = "read what matching found";

  /** What is true of all links in a state and found by an index, or known without other rows. */
  private static final Map<String, String> IMPLIED =
      Map.of(
          "open", "word = 'OPEN' and refused is null",
          "doubtful", "word = 'OPEN' and refused is not null",
          "rejected", "word = 'REJECTED'",
          "joined", "(one_profile = other_profile or fate = 'JOINED')",
          "shared", "word in ('FOUND', 'ACCEPTED') and fate is distinct from 'JOINED'",
          "conflict", "(word = 'OPEN' or fate = 'CONFLICT')",
          "separated", "(word = 'OPEN' or fate = 'SEPARATED')",
          "too-large", "(refused = 'SIZE' or fate = 'TOO_LARGE')");

  private final Jdbc jdbc;
  private final Likenesses likenesses;
  private final InstantSource clock;
  private final RunStore runs;

  public Matching(Jdbc jdbc, Likenesses likenesses, InstantSource clock) {
    this.jdbc = jdbc;
    this.likenesses = likenesses;
    this.clock = clock;
    this.runs = new RunStore(jdbc);
  }

  /** A declaration, since when it holds, and by whom. */
  record Declared(Declaration declaration, Instant changedAt, String changedBy) {
    /** When subjects are compared by themselves. */
    Optional<Schedule> schedule() {
      return declaration.every().map(every -> new Schedule(changedAt, every));
    }
  }

  RunStore runs() {
    return runs;
  }

  Optional<Declared> declared() {
    return jdbc.first(READ, DECLARED, Matching::declared);
  }

  private static Declared declared(ResultSet row) throws SQLException {
    try {
      var order = Json.mapper().readValue(row.getString("declaration"), MatchingOrder.class);
      return new Declared(
          Declaration.of(order), Jdbc.instant(row, "changed_at"), row.getString("changed_by"));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("what is kept was written here", impossible);
    }
  }

  /**
   * Declares how subjects are compared from now on. A run that is under way is cancelled; if
   * nothing is to be joined, what runs joined parts at once. What is declared already changes
   * nothing.
   */
  void declare(Declaration declaration, String actor) {
    var now = clock.instant();
    likenesses.change(
        connection -> {
          var was = Jdbc.query(connection, DECLARED, Matching::declared).stream().findFirst();
          if (was.map(Declared::declaration).filter(declaration::equals).isPresent()) {
            return Set.of();
          }
          save(connection, declaration, actor, now);
          log(connection, declaration, actor, now);
          RunStore.cancel(connection, "How subjects are compared was changed meanwhile", now);
          return declaration.joins() ? Set.of() : new LinkStore(connection).withdraw();
        });
  }

  private static void save(Connection connection, Declaration declaration, String actor, Instant at)
      throws SQLException {
    Jdbc.update(
        connection,
        """
        insert into matching (declaration, changed_at, changed_by) values (?::jsonb, ?, ?)
        on conflict (single) do update set declaration = excluded.declaration,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by
        """,
        json(declaration),
        at,
        actor);
  }

  private static String json(Declaration declaration) {
    try {
      return Json.mapper().writeValueAsString(declaration.order());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a declaration can be written", impossible);
    }
  }

  private static void log(Connection connection, Declaration declaration, String actor, Instant at)
      throws SQLException {
    var order = declaration.order();
    var fields =
        order.fields().stream()
            .map(field -> field.trait() + ":" + field.kind())
            .collect(Collectors.joining(","));
    Change.of(actor, "matching.declared", "matching")
        .with("fields", fields)
        .with("mode", order.mode())
        .with("threshold", Double.toString(declaration.threshold()))
        .with("review", Double.toString(declaration.review()))
        .with("every", order.every().orElse("never"))
        .log(connection, at);
  }

  /**
   * Keeps what a run found and all that follows from it, or nothing. Writers of events wait only
   * while what differs takes the place of what was found before.
   *
   * @param claim which is given back with that
   * @param goesOn whether the run is to go on, asked from time to time before
   * @throws Unwanted if it is not, or is another server's now
   */
  void keep(Outcome outcome, String run, Claim claim, BooleanSupplier goesOn) {
    var stage = new Stage(jdbc);
    if (!stage.fill(outcome.found(), claim, goesOn)) {
      throw new Unwanted();
    }
    likenesses.change(
        connection -> {
          var touched = new LinkStore(connection).replace(stage.id(), run);
          if (!RunStore.done(connection, run, outcome, clock.instant())
              || !claim.release(connection)) {
            throw new Unwanted();
          }
          return touched;
        });
    stage.clear();
  }

  /** Thrown where a run is not to be ended. */
  static final class Unwanted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwanted() {
      super("the run was cancelled", null, false, false);
    }
  }

  /**
   * Keeps somebody's word on a link, over later runs.
   *
   * @throws ProblemException if there is no such link
   */
  MatchView decide(String id, Decision decision) {
    var ends = ends(id);
    likenesses.change(
        connection -> {
          var touched = new LinkStore(connection).decide(ends.get(0), ends.get(1), decision);
          if (touched.isEmpty()) {
            throw unknown();
          }
          var action = decision.word() == Likeness.Word.ACCEPTED ? "accepted" : "rejected";
          Change.of(decision.by(), "match." + action, id)
              .with("reason", decision.reason())
              .log(connection, decision.at());
          return touched;
        });
    return find(id);
  }

  /** The link of this id. */
  MatchView find(String id) {
    var ends = ends(id);
    return views("where one = ? and other = ?", ends.get(0), ends.get(1)).stream()
        .findFirst()
        .orElseThrow(Matching::unknown);
  }

  private static List<String> ends(String id) {
    var ends = List.of(id.split(MatchTables.BETWEEN, -1));
    if (ends.size() != 2 || id.indexOf('\0') >= 0) {
      throw unknown();
    }
    return ends;
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("No link of matching has this id");
  }

  /** Where a link stands in the list. */
  record Place(double probability, String one, String other) {}

  /**
   * Links after one, the strongest first.
   *
   * @param state all if empty
   */
  List<MatchView> list(Optional<String> state, Optional<Place> after, int limit) {
    var parameters = new ArrayList<Object>();
    var where = new ArrayList<String>();
    state.ifPresent(
        one -> {
          where.add("state = ?");
          parameters.add(one);
          Optional.ofNullable(IMPLIED.get(one)).ifPresent(where::add);
        });
    after.ifPresent(
        last -> {
          where.add("probability <= ? and (probability < ? or (one, other) > (?, ?))");
          parameters.addAll(
              List.of(last.probability(), last.probability(), last.one(), last.other()));
        });
    parameters.add(limit);
    return views(
        (where.isEmpty() ? "" : "where " + String.join(" and ", where))
            + " order by probability desc, one, other limit ?",
        parameters.toArray());
  }

  private List<MatchView> views(String rest, Object... parameters) {
    return jdbc.transaction(
        READ,
        connection -> new MatchTables(connection).views(likenesses.policy(), rest, parameters));
  }
}

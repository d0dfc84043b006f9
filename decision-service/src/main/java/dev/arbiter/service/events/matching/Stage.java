package dev.arbiter.service.events.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.match.Clusters;
import dev.arbiter.domain.match.Link;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.events.identity.MatchView;
import dev.arbiter.service.events.matching.Outcome.Found;
import dev.arbiter.service.http.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Where the links of a run wait to take the place of those found before, so that nobody waits while
 * they are written. What a server that went away left there is swept by the next run. For one
 * thread of the one server that is at it.
 */
final class Stage {
  private static final String OPEN = "OPEN";
  private static final String FOUND = "FOUND";
  private static final String ATTEMPT = "stage what matching found";
  private static final int CHUNK = 5_000;

  private final Jdbc jdbc;
  private final String id = UUID.randomUUID().toString();

  /** What is told of fields, which is the same of many links. */
  private final IdentityHashMap<List<Link.Evidence>, String> written = new IdentityHashMap<>();

  Stage(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** By which its rows are known. */
  String id() {
    return id;
  }

  /**
   * Puts there what differs from what is kept; false if it was not to go on.
   *
   * @param claim without which nothing is swept, as another server may be at it
   * @param goesOn asked before each part
   */
  boolean fill(List<Found> found, Claim claim, BooleanSupplier goesOn) {
    if (!sweep(claim)) {
      return false;
    }
    for (var from = 0; from < found.size(); from += CHUNK) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      save(found.subList(from, Math.min(found.size(), from + CHUNK)));
    }
    jdbc.transaction(ATTEMPT, this::compare);
    return goesOn.getAsBoolean();
  }

  private boolean sweep(Claim claim) {
    return jdbc.transaction(
        ATTEMPT,
        connection -> {
          var isHeld = claim.take(connection);
          if (isHeld) {
            Jdbc.update(connection, "delete from match_staged");
          }
          return isHeld;
        });
  }

  /** Adds what is gone and leaves out what is the same; evidence that is other scores otherwise. */
  private int compare(Connection connection) throws SQLException {
    Jdbc.update(
        connection,
        """
        insert into match_staged (stage, one, other, word)
        select ?, one, other, 'GONE' from match_links m
        where word in ('OPEN', 'FOUND') and not exists (select 1 from match_staged s
          where s.stage = ? and s.one = m.one and s.other = m.other)
        """,
        id,
        id);
    return Jdbc.update(
        connection,
        """
        delete from match_staged s using match_links m
        where s.stage = ? and s.one = m.one and s.other = m.other and s.word <> 'GONE'
          and s.probability = m.probability and s.score = m.score
          and s.refused is not distinct from m.refused
          and (s.word = m.word or m.word in ('ACCEPTED', 'REJECTED'))
        """,
        id);
  }

  private void save(List<Found> some) {
    jdbc.update(
        ATTEMPT,
        """
        insert into match_staged
          (stage, one, other, word, probability, score, evidence, refused)
        select ?, one, other, word, probability, score, evidence::jsonb, refused
        from unnest(?, ?, ?, ?, ?, ?, ?)
          as found (one, other, word, probability, score, evidence, refused)
        """,
        id,
        column(some, "text", one -> Optional.of(one.link().a())),
        column(some, "text", one -> Optional.of(one.link().b())),
        column(some, "text", one -> Optional.of(one.joins() ? FOUND : OPEN)),
        column(some, "float8", one -> Optional.of(one.link().probability())),
        column(some, "float8", one -> Optional.of(one.link().score())),
        column(some, "text", one -> Optional.of(evidence(one.link()))),
        column(some, "text", one -> one.refused().map(Clusters.Reason::name)));
  }

  private static Jdbc.Column column(
      List<Found> some, String type, Function<Found, Optional<?>> value) {
    return new Jdbc.Column(type, some.stream().map(one -> value.apply(one).orElse(null)).toArray());
  }

  private String evidence(Link link) {
    return written.computeIfAbsent(link.evidence(), Stage::write);
  }

  private static String write(List<Link.Evidence> evidence) {
    var told =
        evidence.stream()
            .map(
                one ->
                    new MatchView.Evidence(one.field(), Declaration.wire(one.level()), one.bits()))
            .toList();
    try {
      return Json.mapper().writeValueAsString(told);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("evidence can be written", impossible);
    }
  }

  /** Leaves nothing there. */
  void clear() {
    jdbc.update(ATTEMPT, "delete from match_staged where stage = ?", id);
  }
}

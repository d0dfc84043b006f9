package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.replay.DecisionHistory;
import dev.arbiter.domain.replay.LoggedDecision;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decision log in PostgreSQL, for reading. A sample is drawn in the database: of the MD5 of
 * salt and id, the first 60 bits are the place of a decision in the draw.
 */
public final class PostgresDecisionHistory implements DecisionHistory {
  private static final long DRAWS = 1L << 60;
  private static final String DRAW = "('x0' || substr(md5(? || id), 1, 15))::bit(64)::bigint";
  private static final String WANTED =
      """
      from decisions where kind = 'actions' and project = ?
        and decided_at >= ? and decided_at < ?
        and coalesce(slot = ?, true) and coalesce(channel = ?, true)
      """;
  private static final String DRAWN = WANTED + " and " + DRAW + " < ?";

  private final Jdbc jdbc;
  private final Sealer sealer;

  public PostgresDecisionHistory(Jdbc jdbc, Sealer sealer) {
    this.jdbc = jdbc;
    this.sealer = sealer;
  }

  @Override
  public Excerpt select(Selection selection) {
    var below = Math.round(DRAWS * (selection.sample().percent() / 100));
    var extent = extent(selection, below);
    var maximum = selection.sample().maximum().orElse(Long.MAX_VALUE);
    if (extent.size() > maximum) {
      extent = extent(selection, draw(selection, maximum));
    }
    return new Pages(selection, extent);
  }

  /**
   * What is to be read.
   *
   * @param size how many decisions
   * @param first the place of the first one in the log
   * @param last the place of the last one
   * @param below the decisions whose draw is lower
   */
  private record Extent(long size, long first, long last, long below) {}

  private Extent extent(Selection selection, long below) {
    return jdbc.first(
            "count decisions",
            "select count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) " + DRAWN,
            row -> new Extent(row.getLong(1), row.getLong(2), row.getLong(3), below),
            and(selection, selection.sample().salt(), below))
        .orElseThrow();
  }

  /** The draw that as many decisions as the maximum are below. */
  private long draw(Selection selection, long maximum) {
    return jdbc.first(
            "draw decisions",
            "select " + DRAW + " as draw " + WANTED + " order by draw offset ? limit 1",
            row -> row.getLong("draw"),
            Stream.concat(Stream.of(selection.sample().salt()), Stream.of(and(selection, maximum)))
                .toArray())
        .orElse(DRAWS);
  }

  private static Object[] and(Selection selection, Object... more) {
    var parameters = new ArrayList<Object>();
    parameters.add(selection.project());
    parameters.add(selection.from());
    parameters.add(selection.to());
    parameters.add(selection.slot());
    parameters.add(selection.channel());
    parameters.addAll(List.of(more));
    return parameters.toArray();
  }

  private final class Pages implements Excerpt {
    private final Selection selection;
    private final Extent extent;
    private long read;

    Pages(Selection selection, Extent extent) {
      this.selection = selection;
      this.extent = extent;
      this.read = extent.first() - 1;
    }

    @Override
    public long size() {
      return extent.size();
    }

    @Override
    public List<LoggedDecision> next(int limit) {
      var rows =
          jdbc.query(
              "read decisions",
              """
              select seq, id, profile, slot, channel, project, release, digest, record
              """
                  + DRAWN
                  + " and seq > ? and seq <= ? order by seq limit ?",
              Row::of,
              and(
                  selection,
                  selection.sample().salt(),
                  extent.below(),
                  read,
                  extent.last(),
                  limit));
      if (!rows.isEmpty()) {
        read = rows.get(rows.size() - 1).seq();
        sealer.recall(rows.stream().map(Row::profile).toList());
      }
      return rows.stream().map(this::logged).toList();
    }

    private LoggedDecision logged(Row row) {
      return new LoggedDecision(
          row.id(), row.slot(), row.channel(), row.release(), () -> open(row));
    }

    private Optional<DecisionRecord> open(Row row) {
      try {
        var packed = sealer.open(row.profile(), row.id(), row.sealed());
        return Optional.of(RecordReader.read(Packing.unpack(packed)));
      } catch (ErasedException forgotten) {
        return Optional.empty();
      }
    }
  }

  private record Row(
      long seq,
      String id,
      String profile,
      String slot,
      String channel,
      ReleaseRef release,
      byte[] sealed) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("seq"),
          row.getString("id"),
          row.getString("profile"),
          row.getString("slot"),
          row.getString("channel"),
          new ReleaseRef(row.getString("project"), row.getLong("release"), row.getString("digest")),
          row.getBytes("record"));
    }
  }
}

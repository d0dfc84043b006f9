package dev.arbiter.tests.bench;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.replay.DecisionHistory.Sample;
import dev.arbiter.domain.replay.DecisionHistory.Selection;
import dev.arbiter.domain.replay.LoggedDecision;
import dev.arbiter.domain.replay.Past;
import dev.arbiter.domain.replay.Replayer;
import dev.arbiter.domain.replay.Terms;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Keyring;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Database;
import dev.arbiter.service.database.DatabaseSettings;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.decisions.PostgresDecisionHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a backtest, one after the other by one thread, on the log of a stopped server. */
final class BacktestSteps {
  private static final int PAGE = 500;
  private static final int DECISIONS = 20_000;
  private static final int SECRET_BYTES = 32;
  private static final int ROUNDS = 4;

  private BacktestSteps() {}

  /** A sealed record as it lies in the table. */
  private record Sealed(String id, String profile, byte[] bytes) {}

  static List<String> measure(Path data, Path project) {
    var lines = new ArrayList<>(List.of("| one thread, in process | µs a decision |", "|---|---|"));
    var settings = DatabaseSettings.embedded(data.resolve("postgres"), 4);
    try (var database = Database.open(settings);
        var release =
            new ReleaseCompiler(BacktestSteps.class.getClassLoader())
                .compile(ProjectFiles.read(project), 1)) {
      var jdbc = new Jdbc(database.dataSource());
      var keys = new SubjectKeys(jdbc, Keyring.open(data).secret("subjects", SECRET_BYTES));
      var history = new PostgresDecisionHistory(jdbc, keys);
      var logged = read(history);
      lines.add(line("read pages of 500 from the database", logged, all -> read(history)));
      var sealed = sealed(jdbc);
      lines.add(
          line(
              "unseal (AES-GCM), %d bytes on average".formatted(averageBytes(sealed)),
              sealed,
              all -> all.forEach(one -> keys.open(one.profile(), one.id(), one.bytes()))));
      lines.add(line("unseal, inflate and parse", logged, BacktestSteps::records));
      var records = records(logged);
      var replayer = new Replayer(new NoPast());
      var terms = Terms.of(release.release());
      lines.add(
          line(
              "decide again",
              records,
              all -> all.forEach(one -> replayer.replay(release.release(), one, terms))));
    }
    return lines;
  }

  private static List<LoggedDecision> read(PostgresDecisionHistory history) {
    var selection =
        new Selection(
            "retail",
            Instant.EPOCH,
            Instant.parse("9999-01-01T00:00:00Z"),
            Optional.empty(),
            Optional.empty(),
            new Sample(100, Optional.of((long) DECISIONS), "bench"));
    var excerpt = history.select(selection);
    var all = new ArrayList<LoggedDecision>();
    for (var page = excerpt.next(PAGE); !page.isEmpty(); page = excerpt.next(PAGE)) {
      all.addAll(page);
    }
    return all;
  }

  private static List<Sealed> sealed(Jdbc jdbc) {
    return jdbc.query(
        "read records",
        "select id, profile, record from decisions order by seq limit ?",
        row -> new Sealed(row.getString(1), row.getString(2), row.getBytes(3)),
        DECISIONS);
  }

  private static List<DecisionRecord> records(List<LoggedDecision> logged) {
    return logged.stream().map(one -> one.record().get().orElseThrow()).toList();
  }

  private static long averageBytes(List<Sealed> sealed) {
    return sealed.stream().mapToLong(one -> one.bytes().length).sum() / sealed.size();
  }

  /** The last of some rounds, when the compiler has done its work. */
  private static <T> String line(String name, List<T> all, Consumer<List<T>> step) {
    var nanos = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      var start = System.nanoTime();
      step.accept(all);
      nanos = System.nanoTime() - start;
    }
    return "| %s | %.1f |".formatted(name, nanos / 1e3 / all.size());
  }

  /** Never asked: the release is the one that decided. */
  private static final class NoPast implements Past {
    @Override
    public Optional<Profile> profile(String id, long revision) {
      return Optional.empty();
    }

    @Override
    public List<Contact> contacts(DecisionRecord record, Instant since) {
      return List.of();
    }
  }
}

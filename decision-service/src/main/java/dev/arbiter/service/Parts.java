package dev.arbiter.service;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.rules.Engine;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.dmn.DmnCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Access;
import dev.arbiter.service.access.Keyring;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.access.accounts.Accounts;
import dev.arbiter.service.access.accounts.Sessions;
import dev.arbiter.service.access.keys.ApiKeys;
import dev.arbiter.service.backtest.Backtests;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.Database;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.StartupProblem;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.decisions.PostgresDecisionHistory;
import dev.arbiter.service.decisions.PostgresDecisionLog;
import dev.arbiter.service.decisions.PostgresPast;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.guard.GuardLog;
import dev.arbiter.service.guard.Monitor;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.models.LiveServices;
import dev.arbiter.service.models.Models;
import dev.arbiter.service.phone.NumberingPlans;
import dev.arbiter.service.releases.Releases;
import dev.arbiter.service.releases.Shadows;
import dev.arbiter.service.releases.draft.Drafts;
import dev.arbiter.service.releases.draft.trial.DraftTrials;
import dev.arbiter.service.releases.watch.Watch;
import dev.arbiter.service.releases.watch.WatchSettings;
import dev.arbiter.service.releases.watch.Watching;
import dev.arbiter.service.shadow.ShadowLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the running server, opened in the order in which they need each other. */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
  private static final int SECRET_BYTES = 32;

  /** How long a model that comes with a request may take to be compiled. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  final Database database;
  final Knowledge knowledge;
  final Doors doors;
  final Releases releases;
  final Drafts drafts;
  final DraftTrials trials;
  final Watching watching;
  final Decisions decisions;
  final Models models;
  final Backtests backtests;
  final LiveServices services;
  final Reactions reactions;
  final ShadowLog shadows;
  final GuardLog guard;
  final ControlPlane controlPlane;
  final Accounts accounts;
  final Sessions sessions;
  final ApiKeys apiKeys;
  final Access access;

  private final Deque<Runnable> open = new ArrayDeque<>();

  /**
   * Opens all parts, makes up for what a crash left undone and loads the live releases.
   *
   * @throws StartupProblem with nothing left open
   */
  Parts(Settings settings, Metrics metrics, InstantSource clock) {
    try {
      database = closing(Database.open(settings.database()), Database::close);
      var jdbc = new Jdbc(database.dataSource());
      var keyring = Keyring.open(settings.data());
      var sealer = new SubjectKeys(jdbc, keyring.secret("subjects", SECRET_BYTES));
      controlPlane =
          closing(ControlPlane.open(database.dataSource(), entities(), clock), ControlPlane::close);
      accounts = Accounts.of(controlPlane, clock);
      sessions = new Sessions(accounts, clock);
      apiKeys = new ApiKeys(controlPlane, clock);
      access = new Access(List.of(apiKeys, sessions));
      new FirstStart(accounts, apiKeys, settings.data()).run();
      releases =
          closing(
              Releases.open(
                  jdbc,
                  new ReleaseCompiler(Parts.class.getClassLoader()),
                  signingKey(keyring),
                  settings.releases(),
                  clock),
              Releases::close);
      drafts = closing(Drafts.open(jdbc, releases.drafting()), Drafts::close);
      trials = closing(new DraftTrials(drafts), DraftTrials::close);
      var phones = new NumberingPlans(settings.phoneRegion());
      var json = new EventJson(Json.mapper(), () -> releases.live().events().reading(phones));
      var ground =
          new Knowledge.Ground(jdbc, keyring, sealer, json, phones, settings, metrics, clock);
      knowledge = closing(new Knowledge(ground), Knowledge::close);
      doors = closing(new Doors(ground, knowledge.intake, knowledge.stored), Doors::close);
      var log =
          closing(
              new PostgresDecisionLog(jdbc, sealer, Engine.name(), metrics::logCommit),
              PostgresDecisionLog::close);
      models = new Models(new DmnCompiler(Parts.class.getClassLoader(), AT_ONCE), clock);
      backtests =
          closing(
              new Backtests(
                  new BacktestCandidates(releases),
                  new PostgresDecisionHistory(jdbc, sealer),
                  new PostgresPast(jdbc, knowledge.fragments),
                  change -> controlPlane.change(change, entities -> {}),
                  new Backtests.Pace(settings.backtestThreads(), clock)),
              Backtests::close);
      shadows = new ShadowLog(jdbc);
      guard = new GuardLog(jdbc);
      services =
          new LiveServices(
              knowledge.subjects::find, releases.live()::useProject, log::append, clock);
      decisions =
          new Decisions(
              knowledge.subjects::find,
              new Lender(releases.live()),
              releases.live()::alongside,
              log,
              clock,
              metrics::decision);
      reactions =
          closing(new Reactions(ground, knowledge, releases.live(), decisions), Reactions::close);
      watch(metrics, releases.live().shadows());
      settings.projects().ifPresent(this::publishAll);
      releases.serve();
      var guarded = releases.guarded();
      closing(new Monitor(guard, guarded::watched, guarded::stop), Monitor::close).start();
      watching =
          new Watching(settings.watch().map(watched -> watch(watched, jdbc, settings.data())));
      reactions.start();
      knowledge.imports.resume();
      doors.open(metrics);
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private Watch watch(WatchSettings settings, Jdbc jdbc, Path data) {
    var work = data.resolve("watch");
    return closing(Watch.open(settings, jdbc, releases.signed(), work), Watch::close);
  }

  private static List<Class<?>> entities() {
    return Stream.of(Accounts.entities(), ApiKeys.entities()).flatMap(List::stream).toList();
  }

  private static SigningKey signingKey(Keyring keyring) {
    var text =
        keyring.secret(
            "releases", () -> SigningKey.generate().text().getBytes(StandardCharsets.UTF_8));
    return SigningKey.parse(new String(text, StandardCharsets.UTF_8));
  }

  private static void watch(Metrics metrics, Shadows shadows) {
    metrics.counter("arbiter.shadow.left.out", shadows, Shadows::leftOut);
    metrics.counter("arbiter.shadow.failed", shadows, Shadows::failed);
  }

  private void publishAll(Path folder) {
    try (var entries = Files.list(folder)) {
      for (var project : entries.filter(Files::isDirectory).sorted().toList()) {
        if (releases.publishOwn(ProjectFiles.read(project))) {
          LOG.info("Rule project {} was published", project.getFileName());
        }
      }
    } catch (IOException unreadable) {
      throw new StartupProblem(
          "The folder of rule projects %s (arbiter.projects) cannot be read.".formatted(folder),
          unreadable);
    } catch (ArbiterException refused) {
      throw new StartupProblem(
          "A rule project in %s cannot be published: %s".formatted(folder, refused.getMessage()),
          refused);
    }
  }

  private <T> T closing(T part, Consumer<T> close) {
    open.push(() -> close.accept(part));
    return part;
  }

  /** Closes the parts, the last opened first; one that fails does not keep the others open. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().run();
      } catch (RuntimeException failed) {
        LOG.error("A part of the server did not close", failed);
      }
    }
  }
}

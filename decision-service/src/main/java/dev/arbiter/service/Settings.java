package dev.arbiter.service;

import dev.arbiter.service.database.DatabaseSettings;
import dev.arbiter.service.database.StartupProblem;
import dev.arbiter.service.events.kafka.KafkaSettings;
import dev.arbiter.service.events.lake.LakeSettings;
import dev.arbiter.service.http.AllowedOrigins;
import dev.arbiter.service.phone.NumberingPlans;
import dev.arbiter.service.profiles.grid.ClusterSettings;
import dev.arbiter.service.releases.ReleaseSettings;
import dev.arbiter.service.releases.watch.WatchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How this server is set up. Each setting is a system property, or an environment variable with
 * underscores for dots and capital letters ({@code ARBITER_DB_URL}).
 *
 * @param data the folder of everything that the server keeps ({@code arbiter.data})
 * @param database where the database is ({@code arbiter.db.url}, {@code .user}, {@code .password},
 *     {@code .pool})
 * @param projects a folder of rule projects that are published at start if they are new or changed
 *     ({@code arbiter.projects}); none by default
 * @param releases the name of this node ({@code arbiter.node}, by default that of the host), a file
 *     of public keys that may sign releases, one a line ({@code arbiter.releases.trusted}), and the
 *     jar of the command line, by which code is compiled apart first ({@code arbiter.tool}, set by
 *     {@code arbiter start})
 * @param watch a folder ({@code arbiter.watch.folder}) or a branch of a Git repository ({@code
 *     arbiter.watch.git}, {@code .branch}, {@code .user}, {@code .password}) that is looked at
 *     every so many seconds ({@code arbiter.watch.seconds}) for plans of this server's environment
 *     ({@code arbiter.watch.environment}) and releases that are signed by one of the keys in a file
 *     ({@code arbiter.watch.trusted}); none by default
 * @param kafka the brokers ({@code arbiter.kafka.bootstrap}) and the topics by commas ({@code
 *     arbiter.kafka.topics}) whose records are taken in as events, the consumer group ({@code
 *     arbiter.kafka.group}, by default {@code arbiter}), and a file of more settings of the client,
 *     for TLS and SASL ({@code arbiter.kafka.properties}); none by default
 * @param backtestThreads how many threads make decisions again in a backtest ({@code
 *     arbiter.backtest.threads}), by default half as many as there are processors
 * @param profilesInMemory of how many identifiers what is known is kept in memory ({@code
 *     arbiter.profiles.memory})
 * @param matchingPeople how many subjects are held in memory at most while they are compared
 *     ({@code arbiter.matching.people}), by default 100,000, for which 300 MB of heap are enough
 * @param cluster where all members of a grid of several servers listen, {@code host:port} by commas
 *     ({@code arbiter.cluster.members}), where this one does ({@code arbiter.cluster.address}, by
 *     default 127.0.0.1, and {@code .port}, by default 7800), and the secret that seals what they
 *     tell each other, the same on all of them ({@code arbiter.cluster.secret}); none by default
 * @param phoneRegion where telephone numbers without a country code are dialled, as two letters of
 *     ISO 3166 ({@code arbiter.phone.region}); without it they are refused
 * @param internalOutlets whether outlets may lead to internal addresses and without TLS ({@code
 *     arbiter.outlets.internal}, {@code true} or {@code false}), for installations whose journey
 *     tool is inside; false by default
 * @param origins of the pages from which browsers may send events, by commas ({@code
 *     arbiter.origins}); none by default
 * @param lake a folder to which accepted events are written ({@code arbiter.lake.folder}), and how
 *     many seconds they may wait for more ({@code arbiter.lake.seconds}, by default 60); none by
 *     default
 */
record Settings(
    Path data,
    DatabaseSettings database,
    Optional<Path> projects,
    ReleaseSettings releases,
    Optional<WatchSettings> watch,
    Optional<KafkaSettings> kafka,
    int backtestThreads,
    long profilesInMemory,
    int matchingPeople,
    Optional<ClusterSettings> cluster,
    Optional<String> phoneRegion,
    boolean internalOutlets,
    AllowedOrigins origins,
    Optional<LakeSettings> lake) {
  private static final int DEFAULT_POOL = 10;
  private static final int DEFAULT_PROFILES = 100_000;
  private static final int DEFAULT_PEOPLE = 100_000;
  private static final int MAX_PEOPLE = 10_000_000;
  private static final int MAX_THREADS = 64;
  private static final int DEFAULT_LAKE_SECONDS = 60;

  /** The settings of this process. */
  static Settings ofProcess() {
    return read(Settings::ofProcess);
  }

  /** One setting of this process. */
  static @Nullable String ofProcess(String name) {
    var property = System.getProperty(name);
    return property != null
        ? property
        : System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_'));
  }

  /**
   * Reads the settings.
   *
   * @throws StartupProblem with all that is wrong
   */
  static Settings read(Function<String, @Nullable String> source) {
    var reader = new SettingsReader(source);
    var data = Path.of(reader.text("arbiter.data").orElse("data")).toAbsolutePath().normalize();
    var pool = reader.number("arbiter.db.pool", DEFAULT_POOL, 2, 1_000);
    var watch = new WatchReader(reader).read();
    var kafka = new KafkaReader(reader).read();
    var releases =
        new ReleaseSettings(
            reader.node(),
            reader.keys("arbiter.releases.trusted"),
            reader.text("arbiter.tool").map(Path::of));
    var halfOfAll = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    var threads = reader.number("arbiter.backtest.threads", halfOfAll, 1, MAX_THREADS);
    var inMemory = reader.number("arbiter.profiles.memory", DEFAULT_PROFILES, 1, Integer.MAX_VALUE);
    var people = reader.number("arbiter.matching.people", DEFAULT_PEOPLE, 2, MAX_PEOPLE);
    var cluster = new ClusterReader(reader).read();
    var phoneRegion = phoneRegion(reader);
    var internalOutlets = reader.isTrue("arbiter.outlets.internal");
    var origins = origins(reader);
    var lake = lake(reader);
    reader.throwIfAny();
    return new Settings(
        data,
        new DatabaseSettings(
            reader.text("arbiter.db.url"),
            reader.text("arbiter.db.user"),
            reader.text("arbiter.db.password"),
            data.resolve("postgres"),
            pool),
        reader.text("arbiter.projects").map(Path::of),
        releases,
        watch,
        kafka,
        threads,
        inMemory,
        people,
        cluster,
        phoneRegion,
        internalOutlets,
        origins,
        lake);
  }

  private static Optional<LakeSettings> lake(SettingsReader reader) {
    var seconds = reader.number("arbiter.lake.seconds", DEFAULT_LAKE_SECONDS, 1, 3_600);
    return reader
        .text("arbiter.lake.folder")
        .map(
            folder ->
                new LakeSettings(
                    Path.of(folder).toAbsolutePath().normalize(),
                    Duration.ofSeconds(seconds),
                    LakeSettings.USUAL_CHANGES));
  }

  private static AllowedOrigins origins(SettingsReader reader) {
    var texts = reader.texts("arbiter.origins");
    for (var text : texts) {
      if (!AllowedOrigins.isOrigin(text)) {
        reader.problem(
            "arbiter.origins must be origins such as https://shop.example.org, but one is \"%s\""
                .formatted(text));
      }
    }
    return new AllowedOrigins(Set.copyOf(texts));
  }

  private static Optional<String> phoneRegion(SettingsReader reader) {
    var region = reader.text("arbiter.phone.region").map(String::strip);
    region
        .filter(text -> !NumberingPlans.isRegion(text))
        .ifPresent(
            text ->
                reader.problem(
                    "arbiter.phone.region must be two letters of ISO 3166 such as GB, but is \"%s\""
                        .formatted(text)));
    return region;
  }
}

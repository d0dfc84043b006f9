package dev.arbiter.service.triggers;

import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.rounds.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who listen to outlets what these were told, in order, on whichever server: by what is
 * kept, so that one who comes back goes on where it was. A thread of its own; thread-safe.
 */
public final class Streams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration PACE = Duration.ofMillis(250);
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final int MOST_LISTENERS = 200;
  private static final Duration REPLAYED = Duration.ofDays(7);
  private static final int PAGE = 100;
  private static final Comparator<Place> FURTHEST_FIRST =
      Comparator.comparingLong(Place::position).reversed();

  private final FiringHistory firings;
  private final Deciding deciding;
  private final InstantSource clock;
  private final List<Listening> listening = new CopyOnWriteArrayList<>();
  private final Rounds rounds =
      new Rounds(
          "arbiter-streams",
          PACE,
          "Those who listen to outlets are not told at the moment",
          this::round);

  public Streams(FiringHistory firings, Deciding deciding, InstantSource clock) {
    this.firings = firings;
    this.deciding = deciding;
    this.clock = clock;
  }

  /** Who listens. Implementations are thread-safe and never wait. */
  interface Listener {
    /** Whether it can take something now. */
    boolean isReady();

    /** Whether it went away. */
    boolean isGone();

    /** Tells it a message under its number. */
    void tell(long number, byte[] message);

    /** Tells it that the server is there. */
    void greet();

    /** It is told no more. */
    void close();
  }

  /** Works from now on. */
  public void start() {
    rounds.start();
  }

  /**
   * Has a listener told what an outlet is told.
   *
   * @param profile of this subject only
   * @param after the number of the last that it knows, but no more than a week ago; from now on if
   *     empty
   * @throws ProblemException if there are too many
   */
  void add(String outlet, Optional<String> profile, Optional<Long> after, Listener listener) {
    if (listening.size() >= MOST_LISTENERS) {
      throw new ProblemException(
              ProblemKind.TOO_MANY_REQUESTS, "Very many listen already: try again later")
          .header("Retry-After", "60");
    }
    var earliest = firings.toldBefore(outlet, clock.instant().minus(REPLAYED));
    var position =
        after.map(number -> Math.max(number, earliest)).orElseGet(() -> firings.lastTold(outlet));
    listening.add(new Listening(outlet, profile, position, listener));
    listener.greet();
  }

  /** An outlet, and a number up to which it was told. */
  private record Place(String outlet, long position) {
    static Place of(Listening one) {
      return new Place(one.outlet, one.position);
    }
  }

  /** One listener, and the number up to which it was told. */
  private static final class Listening {
    private final String outlet;
    private final Optional<String> profile;
    private final Listener listener;
    private long position;
    private long toldAt = System.nanoTime();

    Listening(String outlet, Optional<String> profile, long position, Listener listener) {
      this.outlet = outlet;
      this.profile = profile;
      this.position = position;
      this.listener = listener;
    }

    boolean isSilentFor(Duration time) {
      return System.nanoTime() - toldAt > time.toNanos();
    }
  }

  private boolean round() {
    var gone = new ArrayList<Listening>();
    listening.stream().filter(one -> one.listener.isGone()).forEach(gone::add);
    listening.removeAll(gone);
    gone.forEach(one -> one.listener.close());
    var ready = listening.stream().filter(one -> one.listener.isReady()).toList();
    ready.stream().collect(Collectors.groupingBy(Place::of)).entrySet().stream()
        .sorted(Map.Entry.comparingByKey(FURTHEST_FIRST))
        .forEach(entry -> tell(entry.getKey(), entry.getValue()));
    ready.stream().filter(one -> one.isSilentFor(SILENCE)).forEach(Streams::greet);
    return false;
  }

  private static void greet(Listening one) {
    one.listener.greet();
    one.toldAt = System.nanoTime();
  }

  /** Those of one place by one reading, so that none waits for one that is far behind. */
  private void tell(Place place, List<Listening> some) {
    for (var told : firings.told(place.outlet(), place.position(), PAGE)) {
      var profile = told.firing().profile();
      Predicate<Listening> wants = one -> one.profile.filter(p -> !p.equals(profile)).isEmpty();
      var wanting = some.stream().filter(wants).toList();
      if (!wanting.isEmpty()) {
        message(told.firing())
            .ifPresent(
                message -> {
                  wanting.forEach(one -> one.listener.tell(told.number(), message));
                  wanting.forEach(one -> one.toldAt = System.nanoTime());
                });
      }
      some.forEach(one -> one.position = told.number());
    }
  }

  /** Empty if it cannot be told any more, as of a subject that was erased. */
  private Optional<byte[]> message(Firing firing) {
    try {
      return Optional.of(deciding.message(firing).bytes());
    } catch (StoreException failed) {
      throw failed;
    } catch (RuntimeException gone) {
      LOG.warn("Firing {} cannot be told", firing.id(), gone);
      return Optional.empty();
    }
  }

  /** Tells nobody any more; who listened comes back elsewhere. */
  @Override
  public void close() {
    rounds.close();
    listening.forEach(one -> one.listener.close());
  }
}

package dev.arbiter.service.traits;

import dev.arbiter.domain.clean.Table;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.release.TraitDeclaration.Classification;
import dev.arbiter.domain.relevance.Selection;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Stated;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The traits of subjects as the releases in force declare them. Thread-safe. */
public final class DeclaredTraits {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredTraits.class);
  private static final int PAGE = 500;
  private static final int MOST = 20_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Of fewer it cannot be told what is chance, nor that nothing is told of one of them. */
  private static final int FEWEST = 200;

  private final Known known;
  private final Serving serving;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(1);

  public DeclaredTraits(Known known, Serving serving, InstantSource clock) {
    this.known = known;
    this.serving = serving;
    this.clock = clock;
  }

  /**
   * What is known of subjects.
   *
   * @param subjects finds the profile, or throws what the caller is to be told
   */
  public record Known(
      Function<Subject, Profile> subjects, Profiles profiles, Fragments fragments) {}

  /** A trait, the subject of which it is, and when it is looked at. */
  record OfSubject(TraitDeclaration trait, Profile profile, Instant at) {
    Facts value() {
      return Traits.of(profile, at, Map.of(trait.name(), trait.derivation()));
    }

    /** When the value may be another though nothing happens. */
    Optional<Instant> until() {
      return trait.isDerived()
          ? Traits.change(profile, at, List.of(trait.derivation()))
          : Optional.empty();
    }
  }

  /** All traits of the project, of the subject with this profile now, by name. */
  List<OfSubject> of(String id, String project) {
    var profile = known.subjects().apply(Subject.profile(id));
    var now = clock.instant();
    return declared(profile.id(), project).stream()
        .map(trait -> new OfSubject(trait, profile, now))
        .toList();
  }

  private List<TraitDeclaration> declared(String subject, String project) {
    return serving.use(
        project,
        subject,
        release ->
            release.traits().values().stream()
                .sorted(Comparator.comparing(TraitDeclaration::name))
                .toList());
  }

  /**
   * Which traits of the project tell most of one of them, among so many subjects that a request can
   * wait for it. Sensitive traits are excluded always.
   *
   * @throws ProblemException if a name is none of the project, if too few subjects are known, or if
   *     another such request is being answered
   */
  Selection relevance(String project, String outcome, Collection<String> excluded) {
    if (!room.tryAcquire()) {
      throw new ProblemException(
              ProblemKind.TOO_MANY_REQUESTS, "Other traits are being looked at: try again soon")
          .header("Retry-After", "5");
    }
    try {
      var traits =
          declared("", project).stream()
              .filter(one -> one.type() != TraitDeclaration.Type.LIST)
              .toList();
      requireKnown("outcome", outcome, traits);
      excluded.forEach(one -> requireKnown("exclude", one, traits));
      var all = new TreeSet<>(excluded);
      traits.stream()
          .filter(trait -> trait.classification() == Classification.SENSITIVE)
          .map(TraitDeclaration::name)
          .filter(name -> !name.equals(outcome))
          .forEach(all::add);
      return Selection.of(table(traits), outcome, all, madeOf(traits));
    } finally {
      room.release();
    }
  }

  /** Of which of the traits another is made. */
  private static Map<String, Set<String>> madeOf(List<TraitDeclaration> traits) {
    var madeOf = new HashMap<String, Set<String>>();
    for (var trait : traits) {
      var sources = sources(trait.derivation()).toList();
      madeOf.put(
          trait.name(),
          traits.stream()
              .filter(one -> sources.stream().anyMatch(source -> isSame(source, one.derivation())))
              .map(TraitDeclaration::name)
              .collect(Collectors.toSet()));
    }
    return madeOf;
  }

  private static Stream<Derivation> sources(Derivation derivation) {
    return derivation.sources().stream()
        .flatMap(source -> Stream.concat(Stream.of(source), sources(source)));
  }

  /** Whatever is made of what sources state is of one kind, whichever of their words counts. */
  private static boolean isSame(Derivation one, Derivation other) {
    return one.equals(other)
        || one instanceof Stated stated
            && Stream.concat(Stream.of(other), sources(other))
                .anyMatch(said -> said instanceof Stated same && same.name().equals(stated.name()));
  }

  private static void requireKnown(String path, String name, List<TraitDeclaration> traits) {
    if (traits.stream().noneMatch(trait -> trait.name().equals(name))) {
      throw ProblemException.invalid(
          path, "unknown-name", path + " must be a trait of the project, and no list");
    }
  }

  private Table table(List<TraitDeclaration> traits) {
    var rows = rows(traits);
    if (rows.size() < FEWEST) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "Of fewer than %d subjects nothing can be told; %d are known"
              .formatted(FEWEST, rows.size()));
    }
    var table = Table.of(rows.size());
    for (var trait : traits) {
      var values = rows.stream().map(row -> row.get(trait.name()).orElse(null)).toList();
      table =
          trait.type() == TraitDeclaration.Type.NUMBER
                  || trait.type() == TraitDeclaration.Type.INSTANT
              ? table.withNumbers(
                  trait.name(), values.stream().mapToDouble(DeclaredTraits::number).toArray())
              : table.withTexts(trait.name(), texts(values));
    }
    return table;
  }

  private static double number(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.doubleValue();
    }
    return value instanceof Instant instant ? instant.getEpochSecond() : Double.NaN;
  }

  private static List<@Nullable String> texts(List<@Nullable Object> values) {
    var texts = new ArrayList<@Nullable String>();
    values.forEach(value -> texts.add(value == null ? null : value.toString()));
    return texts;
  }

  /** Ids of profiles are keyed hashes, so that the first of them are a fair sample. */
  private List<Facts> rows(List<TraitDeclaration> traits) {
    var derivations = new HashMap<String, Derivation>();
    traits.forEach(trait -> derivations.put(trait.name(), trait.derivation()));
    var now = clock.instant();
    var end = System.nanoTime() + LONGEST.toNanos();
    var rows = new ArrayList<Facts>();
    var page = known.fragments().profiles("", PAGE);
    while (!page.isEmpty() && rows.size() < MOST && System.nanoTime() - end < 0) {
      for (var id : page) {
        row(id, now, derivations).ifPresent(rows::add);
      }
      page = known.fragments().profiles(page.get(page.size() - 1), PAGE);
    }
    return rows;
  }

  /** One that cannot be read, or of whom a trait cannot be made, keeps no other from being seen. */
  private Optional<Facts> row(String id, Instant now, Map<String, Derivation> derivations) {
    try {
      return known.profiles().get(id).map(one -> Traits.of(one, now, derivations));
    } catch (StoreException failed) {
      throw failed;
    } catch (RuntimeException failed) {
      LOG.debug("Profile {} is left out", id, failed);
      return Optional.empty();
    }
  }
}

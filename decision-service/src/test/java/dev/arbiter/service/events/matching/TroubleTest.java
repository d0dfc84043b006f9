package dev.arbiter.service.events.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to a run, it ends and says why. */
@Tag("B04")
final class TroubleTest {
  private final Register register = new Register();

  /** Profiles that cannot be read. */
  private record Broken(Supplier<Optional<Profile>> reading) implements Profiles {
    @Override
    public Optional<Profile> get(String fragment) {
      return reading.get();
    }

    @Override
    public Optional<String> lead(String fragment) {
      return Optional.empty();
    }

    @Override
    public void apply(List<Change> changes) {}

    @Override
    public void forget(String fragment) {}
  }

  private Runner failing(Supplier<Optional<Profile>> reading) {
    return new Runner(
        new Runner.Ground(
            register.jdbc,
            new Broken(reading),
            register.fragments,
            register.likenesses,
            () -> register.now,
            1_000),
        register.matching);
  }

  private Run ask() {
    register.declare("join");
    return register.matching.runs().ask("olga", register.now).orElseThrow();
  }

  private Run found(Run run) {
    return register.matching.runs().find(run.id()).orElseThrow();
  }

  @Test
  void wantOfMemoryFailsTheRunAtOnceAndSaysWhatToDo() {
    register.fill(2);
    var run = ask();
    var full = new OutOfMemoryError("Java heap space");
    var runner =
        failing(
            () -> {
              throw full;
            });
    assertThat(catchThrowable(runner::round)).isSameAs(full);
    assertThat(found(run).state()).isEqualTo("failed");
    assertThat(found(run).attempts()).isEqualTo(1);
    assertThat(found(run).problem().orElseThrow()).contains("memory", "arbiter.matching.people");
  }

  @Test
  void anyOtherErrorFailsTheRunAndIsLogged() {
    register.fill(2);
    var run = ask();
    var runner =
        failing(
            () -> {
              throw new StackOverflowError();
            });
    assertThat(catchThrowable(runner::round)).isInstanceOf(StackOverflowError.class);
    assertThat(found(run).state()).isEqualTo("failed");
    assertThat(found(run).problem().orElseThrow()).contains("log");
  }

  @Test
  void aDatabaseThatFailsIsTriedAgainAndToldWhenItFailsEachTime() {
    register.fill(2);
    var run = ask();
    var runner =
        failing(
            () -> {
              throw new StoreException("read", new SQLException("gone"));
            });
    for (var i = 0; i < 2; i++) {
      assertThat(catchThrowable(runner::round)).isInstanceOf(StoreException.class);
      assertThat(found(run).state()).isEqualTo("running");
    }
    assertThat(catchThrowable(runner::round)).isInstanceOf(StoreException.class);
    assertThat(found(run).state()).isEqualTo("failed");
    assertThat(found(run).problem().orElseThrow()).contains("database");
  }

  @Test
  void moreLinksThanOneRunMayFindAreToldAndNothingIsKept() {
    var names = List.of("anna", "boris", "clara", "dmitri", "emil", "fritz", "gustav", "hanna");
    for (var name : names) {
      var born = "19%d-03-04".formatted(50 + names.indexOf(name));
      var traits =
          Map.of("first", name, "last", name + "sson", "street", name + "ia", "born", born);
      for (var copy = 0; copy < 7; copy++) {
        register.states("crm:" + name + "-" + copy, traits);
      }
    }
    var run = ask();
    register.runner(7 * names.size()).round();
    assertThat(found(run).state()).isEqualTo("failed");
    assertThat(found(run).problem().orElseThrow())
        .startsWith("links must be at most %d".formatted(2 * 7 * names.size()));
    assertThat(register.dump("match_links") + register.dump("match_staged")).isEmpty();
  }
}

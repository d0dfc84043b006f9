package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.guard.Guardrails.OutcomeBound;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of deployments does about guardrails, and all else that it does. */
abstract class GuardedStoreContract extends DeploymentStoreContract {

  /** That the deployment broke a guardrail. */
  abstract void breach(long deployment);

  @Test
  @Tag("X04")
  void guardrailsAreKeptWithTheirDeployment() {
    var rails =
        new Guardrails(
            Optional.of(0.01),
            Optional.of(50),
            Optional.empty(),
            Optional.of(0.5),
            Optional.of(false),
            Optional.of(new OutcomeBound("purchase", Duration.ofHours(1), 0.1)),
            Optional.of(Guardrails.Action.HOLD),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var order = NewDeployment.live("retail", 1, false, "", "ben").within(Optional.of(rails));
    assertThat(store().deploy(order).guardrails()).contains(rails);
    assertThat(store().inForce().get(0).live().guardrails()).contains(rails);
  }

  @Test
  @Tag("D09")
  void whatIsToComeIsToldUntilItIsTakenBack() {
    deploy(1);
    var coming = despite(Mode.LIVE, Optional.of(Instant.now().plusSeconds(3_600)));
    assertThat(store().coming("ben")).containsExactly(coming);
    assertThat(store().coming("ana")).isEmpty();
    store().cancel("retail", coming.id(), "ana");
    assertThat(store().coming("ben")).isEmpty();
  }

  @Test
  @Tag("D09")
  void whatWasDeployedMeanwhileIsNotReplaced() {
    deploy(1);
    deploy(2);
    var seen = store().inForce().get(0);
    var back = NewDeployment.live("retail", 1, true, "worse", "ben");
    var fix = deploy(3);
    assertThat(store().replace(seen, back)).isEmpty();
    assertThat(store().inForce().get(0).live()).isEqualTo(fix);
    assertThat(store().replace(store().inForce().get(0), back))
        .hasValueSatisfying(made -> assertThat(made.release()).isOne());
  }

  @Test
  @Tag("D09")
  void ofThoseWhoReplaceTheSameAtOnceOneDoes() {
    deploy(1);
    deploy(2);
    var seen = store().inForce().get(0);
    var back = NewDeployment.live("retail", 1, true, "worse", "ben");
    var made =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> store().replace(seen, back)))
            .toList()
            .stream()
            .flatMap(one -> one.join().stream())
            .toList();
    assertThat(made).hasSize(1);
    assertThat(store().deployments("retail")).hasSize(3);
  }

  @Test
  @Tag("X04")
  void aBreachCountsUntilTheReleaseIsDeployedDespiteIt() {
    var first = deploy(1);
    assertThat(store().breach("retail", 1)).isEmpty();
    breach(first.id());
    assertThat(store().breach("retail", 1)).contains(first.id());
    assertThat(store().breach("retail", 2)).isEmpty();
    despite(Mode.SHADOW, Optional.empty());
    var coming = despite(Mode.LIVE, Optional.of(Instant.now().plusSeconds(3_600)));
    assertThat(store().breach("retail", 1)).contains(first.id());
    store().cancel("retail", coming.id(), "ben");
    assertThat(store().breach("retail", 1)).contains(first.id());
    var despite = despite(Mode.LIVE, Optional.empty());
    assertThat(store().breach("retail", 1)).isEmpty();
    breach(despite.id());
    assertThat(store().breach("retail", 1)).contains(despite.id());
    var whole = deploy(2);
    assertThat(store().broken(List.of(first.id(), coming.id(), whole.id())))
        .containsExactly(first.id());
    assertThat(store().broken(List.of())).isEmpty();
  }

  private Deployment despite(Mode mode, Optional<Instant> at) {
    return store()
        .deploy(
            new NewDeployment(
                "retail",
                1,
                mode,
                Optional.empty(),
                at,
                false,
                "known",
                "ben",
                Optional.empty(),
                true));
  }
}

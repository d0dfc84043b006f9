package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.tag.TagSwitch;
import dev.arbiter.rules.tag.TaggedRule;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.TaggedReleases.Order;
import dev.arbiter.service.releases.TaggedReleases.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D10")
final class TaggedReleasesTest {
  private static final Caller AUTHOR = Life.person("dora", Role.BUSINESS_AUTHOR);
  private static final Order WINTER_OFF = order(TagSwitch.disable(List.of("winter")));
  private static final Order WINTER_ON = order(TagSwitch.enable(List.of("winter")));

  private final Life life = new Life();

  @AfterEach
  void close() {
    life.close();
  }

  private static Order order(TagSwitch tags) {
    return new Order(tags, Optional.empty(), "The sale is over", false);
  }

  private static ReleaseEntry entry(Outcome outcome) {
    return outcome.published().orElseThrow().entry();
  }

  @Test
  void aSwitchIsAReleaseOfTheBusinessTierThatWaitsForApproval() {
    life.deploy(life.approved(Shop.tagged("Hello", "")));
    var outcome = life.releases.switchTags("shop", WINTER_OFF, AUTHOR);
    assertThat(entry(outcome).number()).isEqualTo(2);
    assertThat(entry(outcome).tier()).isEqualTo(Tier.BUSINESS);
    assertThat(outcome.switched().off()).extracting(TaggedRule::name).containsExactly("sledge");
    assertThat(outcome.disabled()).containsExactly("winter");
    assertThat(life.live()).isEqualTo(1);
    Life.assertRefused(ProblemKind.CONFLICT, () -> life.deploy(2));
    life.releases.approve("shop", 2, Life.BEN, "");
    life.deploy(2);
    assertThat(life.live()).isEqualTo(2);
    assertThat(life.releases.tagged().rules("shop", 2))
        .filteredOn(rule -> !rule.enabled())
        .extracting(TaggedRule::name)
        .containsExactly("sledge");
  }

  @Test
  void theReleaseInForceIsSwitchedAndNotADraftThatCameLater() {
    life.deploy(life.approved(Shop.tagged("Hello", "")));
    life.publish(Shop.tagged("Not yet", ""));
    assertThat(life.releases.switchTags("shop", WINTER_OFF, AUTHOR).from()).isEqualTo(1);
    var given = new Order(WINTER_OFF.tags(), Optional.of(2L), "why", false);
    assertThat(life.releases.switchTags("shop", given, AUTHOR).from()).isEqualTo(2);
  }

  @Test
  void toSwitchBackFindsTheReleaseThatWasThere() {
    var on = life.publish(Shop.tagged("Hello", ""));
    var off = life.publish(Shop.tagged("Hello", "winter"));
    var back = new Order(WINTER_ON.tags(), Optional.of(off), "why", false);
    var outcome = life.releases.switchTags("shop", back, AUTHOR);
    assertThat(outcome.switched().on()).hasSize(1);
    assertThat(outcome.published().orElseThrow().isNew()).isTrue();
    var again = new Order(WINTER_OFF.tags(), Optional.of(on), "why", false);
    assertThat(entry(life.releases.switchTags("shop", again, AUTHOR)).number()).isEqualTo(off);
  }

  @Test
  void aDryRunKeepsNothing() {
    life.publish(Shop.tagged("Hello", ""));
    var dry = new Order(WINTER_OFF.tags(), Optional.empty(), "", true);
    var outcome = life.releases.switchTags("shop", dry, AUTHOR);
    assertThat(outcome.switched().off()).hasSize(1);
    assertThat(outcome.published()).isEmpty();
    assertThat(life.store.releases("shop")).hasSize(1);
  }

  @Test
  void whatIsNotSoundIsNotKept() {
    life.publish(Shop.tagged("Hello", ""));
    assertThatThrownBy(() -> life.releases.switchTags("shop", WINTER_ON, AUTHOR))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("no tag is disabled");
    assertThatThrownBy(
            () ->
                life.releases.switchTags("shop", order(TagSwitch.disable(List.of("typo"))), AUTHOR))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("one of winter, found 'typo'");
    Life.assertRefused(
        ProblemKind.NOT_FOUND, () -> life.releases.switchTags("other", WINTER_OFF, AUTHOR));
    assertThat(life.store.releases("shop")).hasSize(1);
  }

  @Test
  void onlyADeveloperSwitchesCode() {
    life.deploy(life.approved(Shop.withExclude("Hello")));
    Life.assertRefused(
        ProblemKind.FORBIDDEN, () -> life.releases.switchTags("shop", WINTER_OFF, AUTHOR));
    var outcome = life.releases.switchTags("shop", WINTER_OFF, Life.ANA);
    assertThat(entry(outcome).tier()).isEqualTo(Tier.DEVELOPER);
    assertThat(outcome.switched().off()).singleElement().matches(TaggedRule::excludes);
  }
}

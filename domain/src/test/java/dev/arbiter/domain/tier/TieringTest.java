package dev.arbiter.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchema;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Traits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TieringTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Identifier NAME = new Identifier("customer", "17850");

  private final Events events = new Events();

  private static Tiering tiering(String project, String... parts) {
    return new Tiering(
        project,
        "ltv",
        "monetary",
        Traits.usual("monetary"),
        Optional.empty(),
        List.of(new Part(parts[0], new BigDecimal("0.2")), new Part(parts[1], BigDecimal.ONE)),
        Duration.ofDays(7),
        BigDecimal.ZERO);
  }

  private static Event moves(Tiering tiering, Instant at, String to) {
    var change =
        new TierChange(
            tiering,
            "run-" + at,
            at,
            Optional.empty(),
            Optional.of(to).filter(one -> !one.isEmpty()));
    return change.event("p-1", NAME);
  }

  @Test
  @Tag("C33")
  void theTierIsTheLastWordOfTheServer() {
    var shop = tiering("shop", "High", "Low");
    var first = moves(shop, NOW.minusSeconds(60), "Low");
    var last = moves(shop, NOW.minusSeconds(10), "High");
    var other = moves(tiering("bank", "High", "Low"), NOW.minusSeconds(5), "Low");
    var profile = Profile.empty("p-1").with(List.of(other, last, first));

    assertThat(value(shop, profile, NOW)).isEqualTo("High");
    assertThat(value(shop, profile, NOW.minusSeconds(11))).isEqualTo("Low");
    assertThat(value(shop, profile, NOW.minusSeconds(61))).isNull();
    assertThat(value(tiering("shop", "Gold", "Low"), profile, NOW)).as("there is no High").isNull();
    var left = profile.with(List.of(moves(shop, NOW, "")));
    assertThat(value(shop, left, NOW)).as("ranked no more").isNull();
    assertThat(first.id()).isNotEqualTo(last.id());
    assertThat(moves(shop, NOW, "High").id()).isEqualTo(moves(shop, NOW, "Low").id());
  }

  private static @Nullable Object value(Tiering tiering, Profile profile, Instant now) {
    return Traits.of(profile, now, Map.of("ltv", tiering)).get("ltv").orElse(null);
  }

  @Test
  void whatTheServerNotesIsNothingThatTheSubjectDid() {
    var seen = NOW.minus(Duration.ofDays(100));
    var shop = tiering("shop", "High", "Low");
    var view = events.view(seen, "a");
    var profile = Profile.empty("p-1").with(List.of(view, moves(shop, NOW, "High")));
    assertThat(profile.lastSeen()).contains(seen);
    var alone = Profile.empty("p-1").with(List.of(view));
    assertThat(profile.witnessed().timeline()).isEqualTo(alone.timeline());
    assertThat(profile.witnessed().events()).isOne();
    var silent = new Elapsed(List.of(), Filter.ANY, Elapsed.Unit.DAYS, Optional.empty());
    assertThat(silent.value(profile, NOW)).isEqualTo(BigDecimal.valueOf(100));
    assertThat(profile.until(seen).timeline().of(TierChange.TYPE).size()).isZero();
  }

  @Test
  void nobodyElseMayWriteOrDeclareSuchEvents() {
    var event = moves(tiering("shop", "High", "Low"), NOW, "High");
    var schemas = EventSchemas.USUAL.with(List.of(new EventSchema(TierChange.TYPE, 1, Map.of())));
    assertThat(schemas.check(event).violations())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.path()).isEqualTo("type");
              assertThat(found.message())
                  .isEqualTo(
                      "type must be another than tier-changed, which the server alone writes");
            });
  }

  @Test
  @Tag("C06")
  void aMissedRunIsMadeUpForOnceAndTheRhythmStays() {
    var weekly = tiering("shop", "High", "Low");
    var planned = NOW;
    assertThat(weekly.next(planned, NOW.plusSeconds(5), true))
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(weekly.next(planned, NOW.plus(Duration.ofDays(23)), true))
        .isEqualTo(NOW.plus(Duration.ofDays(28)));
    assertThat(weekly.next(planned, NOW.plus(Duration.ofDays(7)), true))
        .isEqualTo(NOW.plus(Duration.ofDays(14)));
    assertThat(weekly.next(planned, NOW, false))
        .as("of nobody")
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }
}

package dev.arbiter.domain.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
final class WeightsTest {
  private static final List<Person> CARDS = Cards.some(new Random(1), 200);
  private static final Weights WEIGHTS = Matcher.fit(Cards.FIELDS, CARDS, Matcher.Settings.DEFAULT);

  @Test
  void theirDigestNamesAllThatAScoreDependsOn() {
    var same = new Weights(Weights.VERSION, WEIGHTS.prior(), WEIGHTS.fields(), origin());
    var prior = WEIGHTS.prior();
    var other =
        new Weights.Relations(
            Math.nextUp(prior.same()), prior.household(), prior.neighbours(), prior.strangers());

    assertThat(WEIGHTS.digest()).matches("[0-9a-f]{64}").isEqualTo(same.digest());
    assertThat(new Weights(Weights.VERSION, other, WEIGHTS.fields(), origin()).digest())
        .isNotEqualTo(WEIGHTS.digest());
  }

  @Test
  void theyHoldNoValueOfARecord() {
    var names =
        CARDS.stream().map(card -> card.value(1).text()).filter(name -> name.length() > 4).toList();

    assertThat(names).hasSizeGreaterThan(200).noneMatch(WEIGHTS.toString()::contains);
  }

  @Test
  void bitsAreTheLogarithmOfHowMuchMoreOftenOnePersonAgrees() {
    assertThat(new Weights.OfLevel(Level.EXACT, 0.8, 0.1).bits()).isEqualTo(3, within(1e-12));
    assertThat(new Weights.OfLevel(Level.DIFFERENT, 0.1, 0.8).bits()).isEqualTo(-3, within(1e-12));
  }

  @Test
  void thoseThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> new Weights(2, WEIGHTS.prior(), WEIGHTS.fields(), origin()))
        .hasMessageContaining("version 1");
    assertThatThrownBy(() -> new Weights.OfLevel(Level.EXACT, 0, 0.5))
        .hasMessageContaining("EXACT");
    assertThatThrownBy(() -> new Weights.OfLevel(Level.EXACT, Double.NaN, 0.5))
        .hasMessageContaining("EXACT");
    assertThatThrownBy(() -> new Weights.OfField(Cards.FIELDS.get(0), List.of()))
        .hasMessageContaining("given");
    var impossible = new Weights.Relations(0, 0.1, 0.1, 0.8);
    assertThatThrownBy(() -> new Weights(1, impossible, WEIGHTS.fields(), origin()))
        .hasMessageContaining("impossible");
  }

  private static Weights.Origin origin() {
    return new Weights.Origin(0, 0, 0, 0);
  }
}

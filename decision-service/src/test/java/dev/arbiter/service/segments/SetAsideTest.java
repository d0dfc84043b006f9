package dev.arbiter.service.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What imports change is looked at when they are over, and all else at once. */
final class SetAsideTest {
  private static final String ENTERS = "PT1H enters busy by event";

  private final Shop shop = new Shop();
  private final Classification classification = shop.classification();

  @BeforeEach
  void begin() {
    shop.jdbc.update(
        "begin an import",
        "insert into imports (id, name, mapping, shift, state, bytes_total)"
            + " values ('i-1', 'november', 'shop', 'P0D', 'running', 1)");
    rounds(classification);
    shop.passes(Duration.ofHours(1));
  }

  private void end(String state) {
    shop.jdbc.update("end an import", "update imports set state = ?", state);
  }

  private static void rounds(Classification classification) {
    while (classification.round()) {
      // there are more
    }
  }

  @Test
  @Tag("C04")
  void whomAnImportChangesIsLookedAtWhenItIsOverAndOthersAtOnce() {
    shop.shows(shop.imports(List.of("customer:1", "customer:1"), List.of("customer:2")));
    shop.shows(shop.imports(List.of("customer:3"), List.of("customer:2")));
    rounds(classification);

    assertThat(shop.moves("customer=2")).containsExactly(ENTERS);
    assertThat(shop.moves("customer=1")).isEmpty();
    assertThat(classification.behind()).isEqualTo(3);

    end("done");
    rounds(classification);

    assertThat(shop.moves("customer=1")).containsExactly(ENTERS);
    assertThat(shop.moves("customer=2")).containsExactly(ENTERS);
    assertThat(classification.behind()).isZero();
  }

  @Test
  @Tag("E03")
  void whoTakesOverFindsWhatWasSetAside() {
    shop.shows(shop.imports(List.of("customer:1", "customer:1"), List.of("customer:2")));
    rounds(classification);
    classification.close();
    end("interrupted");
    rounds(shop.classification());

    assertThat(shop.moves("customer=1")).containsExactly(ENTERS);
  }

  @Test
  void anImportThatTakesLongKeepsNobodyWaitingForMoreThanAWhile() {
    shop.shows(shop.imports(List.of("customer:1", "customer:1"), List.of()));
    rounds(classification);
    assertThat(shop.moves("customer=1")).isEmpty();

    shop.jdbc.update(
        "let time pass",
        "update set_aside set since = since - ?::interval",
        SetAside.PATIENCE.toString());
    rounds(classification);

    assertThat(shop.moves("customer=1")).containsExactly(ENTERS);
    assertThat(classification.behind()).isZero();
  }

  @Test
  void whoComesByAnImportAndLiveIsLookedAtAtOnceAndOnce() {
    shop.shows(shop.imports(List.of("customer:1"), List.of("customer:1")));
    rounds(classification);
    assertThat(shop.moves("customer=1")).containsExactly(ENTERS);

    end("failed");
    rounds(classification);

    assertThat(shop.moves("customer=1")).containsExactly(ENTERS);
  }

  @Test
  void whoIsShownAsOlderThanAnImportMadeThemIsLookedAtAsSoonAsTheyAreShown() {
    shop.views("customer:1");
    assertThat(shop.view.get("customer=1")).isPresent();
    var unseen = shop.imports(List.of("customer:1"), List.of());
    rounds(classification);
    assertThat(shop.moves("customer=1")).isEmpty();

    shop.shows(unseen);
    rounds(classification);

    assertThat(shop.moves("customer=1")).containsExactly(ENTERS);
  }
}

package dev.arbiter.service.profiles.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightTest {
  private static final int PROFILES = 20_000;
  private static final String TOLD = "bytes ";

  private static Fragment fragment(int number, int events) {
    var identifiers = new TreeSet<>(List.of(new Identifier("customer", "c-" + number)));
    var happened =
        IntStream.range(0, events)
            .mapToObj(
                i ->
                    new Event(
                        "e-" + number + "-" + i,
                        "purchase",
                        "shop",
                        Instant.ofEpochSecond(1_700_000_000L + number + i),
                        identifiers,
                        Facts.of(
                            Map.of(
                                "order", "o-" + number + "-" + i / 2,
                                "product", "p-" + i,
                                "quantity", 1,
                                "price", 9.99,
                                "category", "c-" + i % 3))))
            .toList();
    return Fragment.alone(Profile.empty("subject-" + number).with(happened).at(number + 1));
  }

  private static long used() {
    for (var i = 0; i < 3; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Tells what a profile of so many events takes, and what it is told to take. */
  public static void main(String[] arguments) {
    var events = Integer.parseInt(arguments[0]);
    var before = used();
    try (var grid = Grid.open(PROFILES * 2L)) {
      IntStream.range(0, PROFILES).forEach(number -> grid.keep(fragment(number, events)));
      var measured = (double) (used() - before) / PROFILES;
      System.out.println(TOLD + measured + " " + grid.census().bytesPerEntry());
    }
  }

  /** In a process of its own, for other tests of this one take memory too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  @Tag("E17")
  void whatIsToldOfMemoryIsNearWhatIsUsed(int events) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(java, "-Xmx1g", "-cp", classes, WeightTest.class.getName(), "" + events)
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var told =
        output
            .lines()
            .filter(line -> line.startsWith(TOLD))
            .findFirst()
            .orElseThrow(() -> new AssertionError(output))
            .substring(TOLD.length())
            .split(" ");

    assertThat(Double.parseDouble(told[1]))
        .isCloseTo(Double.parseDouble(told[0]), Percentage.withPercentage(25));
  }
}

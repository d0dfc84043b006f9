package dev.arbiter.tests.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.match.Clusters;
import dev.arbiter.domain.match.Matcher;
import dev.arbiter.domain.match.Matcher.Settings;
import dev.arbiter.tests.identity.Recipe.Copies;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who is found, in all sets with the same settings. */
@Tag("B04")
final class IdentityTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void peopleOfFebrlAreToldApart(int number) throws IOException, URISyntaxException {
    var set = Febrl.read(file("dataset" + number + ".csv.gz"));
    var found = Found.among(set);

    assertThat(found.links().precision()).isGreaterThan(0.995);
    assertThat(found.links().recall()).isGreaterThan(0.99);
    assertThat(found.groups().precision()).isGreaterThan(0.995);
    assertThat(found.groups().recall()).isGreaterThan(0.99);
  }

  static Stream<Recipe> registers() {
    return Stream.of(Copies.FEW, Copies.ONE, Copies.UNIFORM, Copies.ZIPF)
        .flatMap(
            copies ->
                Stream.of(11L, 12L, 13L)
                    .map(seed -> new Recipe(seed, 5_000, copies, true, 0.3, 2)));
  }

  /** A third of whom live with another one, and who make two errors in a record on average. */
  @ParameterizedTest
  @MethodSource("registers")
  void peopleOfARegisterThatWasNeverSeenAreToldApart(Recipe recipe) {
    var found = Found.among(recipe.make());

    assertThat(found.links().precision()).isGreaterThan(0.98);
    assertThat(found.links().recall()).isGreaterThan(0.95);
    assertThat(found.groups().precision()).isGreaterThan(0.98);
    assertThat(found.groups().recall()).isGreaterThan(0.95);
  }

  static Stream<Recipe> shops() {
    return Stream.of(Copies.ONE, Copies.UNIFORM, Copies.ZIPF)
        .flatMap(
            copies ->
                Stream.of(11L, 12L, 13L)
                    .map(seed -> new Recipe(seed, 5_000, copies, false, 0.1, 2)));
  }

  /** Without a number, and without a date of birth of four of ten people. */
  @ParameterizedTest
  @MethodSource("shops")
  void subjectsOfAShopAreToldApartAsFarAsItKnowsThem(Recipe recipe) {
    var found = Found.among(recipe.make());

    assertThat(found.links().precision()).isGreaterThan(0.98);
    assertThat(found.links().recall()).isGreaterThan(0.9);
    assertThat(found.groups().precision()).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void whereNobodyHasACopyHardlyAnybodyIsLinked(long seed) {
    var found = Found.among(new Recipe(seed, 5_000, Copies.NONE, true, 0.5, 0).make());

    assertThat(found.links().found()).isLessThan(15);
  }

  @Test
  @Tag("B05")
  void allRecordsOfAPersonComeTogetherAlongChainsOfLinks() {
    var found = Found.among(new Recipe(21, 5_000, Copies.ZIPF, true, 0.3, 3).make());

    assertThat(found.groups().recall()).isGreaterThan(found.links().recall());
    assertThat(found.groups().precision()).isGreaterThan(0.98);
  }

  /** How well links and groups tell who is who. */
  private record Found(Labelled.Accuracy links, Labelled.Accuracy groups) {
    static Found among(Labelled set) {
      var weights = Matcher.fit(set.fields(), set.people(), Settings.DEFAULT);
      var matcher = new Matcher(weights, Settings.DEFAULT);
      var links = matcher.match(set.people()).links();
      var groups = matcher.group(set.people(), links, Clusters.NO_CONFLICT);
      return new Found(set.of(links), set.of(groups));
    }
  }

  private static Path file(String name) throws URISyntaxException {
    var resource = IdentityTest.class.getResource("/febrl/" + name);
    return Path.of(Objects.requireNonNull(resource).toURI());
  }
}

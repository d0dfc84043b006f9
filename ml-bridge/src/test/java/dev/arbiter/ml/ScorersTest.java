package dev.arbiter.ml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.ScorerProvider;
import java.util.ArrayList;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScorersTest {
  private static final int INPUTS = 6;

  @Test
  void bothKindsAreFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ScorerProvider.class))
        .extracting(ScorerProvider::kind)
        .containsExactlyInAnyOrder("logistic", "tree-ensemble");
  }

  @Test
  void anEnsembleEqualsAPlainWalkOfTheSameTreesOnRandomInputs() {
    for (var seed = 0; seed < 20; seed++) {
      var random = new RandomTrees(seed);
      var trees = IntStream.range(0, 25).mapToObj(i -> random.tree(6, INPUTS)).toList();
      var scorer = open(RandomTrees.artefact(trees, 0.25, INPUTS));
      for (var i = 0; i < 500; i++) {
        var inputs = random.inputs(INPUTS);
        var sum = 0.25 + trees.stream().mapToDouble(tree -> tree.value(inputs)).sum();
        assertThat(scorer.score(Facts.of(inputs)))
            .isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
      }
    }
  }

  @Test
  void manyThreadsGetTheSameAnswersAsOne() throws Exception {
    var random = new RandomTrees(7);
    var trees = IntStream.range(0, 25).mapToObj(i -> random.tree(6, INPUTS)).toList();
    var scorer = open(RandomTrees.artefact(trees, 0, INPUTS));
    var questions =
        IntStream.range(0, 2_000).mapToObj(i -> Facts.of(random.inputs(INPUTS))).toList();
    var expected = questions.stream().map(scorer::score).toList();
    var threads = Executors.newFixedThreadPool(4);
    try {
      var tasks = new ArrayList<Callable<Object>>();
      for (var i = 0; i < 8; i++) {
        tasks.add(() -> questions.stream().map(scorer::score).toList());
      }
      for (var answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static dev.arbiter.domain.scoring.Scorer open(String artefact) {
    var inputs = IntStream.range(0, INPUTS).mapToObj(i -> "traits.x" + i).toList();
    var spec = new ModelSpec("trees", "1", "tree-ensemble", inputs, 0.5);
    return new TreeEnsembleProvider().open(spec, artefact.getBytes(UTF_8));
  }
}

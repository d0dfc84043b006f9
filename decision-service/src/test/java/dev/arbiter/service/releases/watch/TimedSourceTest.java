package dev.arbiter.service.releases.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.http.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
class TimedSourceTest {
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final CompletableFuture<byte[]> contents = new CompletableFuture<>();
  private final Hanging snapshot = new Hanging(contents, new CountDownLatch(1));

  /** Has one file, which can be read when somebody fills it. */
  private record Hanging(CompletableFuture<byte[]> contents, CountDownLatch closed)
      implements Source.Snapshot {
    @Override
    public String id() {
      return "hanging";
    }

    @Override
    public byte[] file(String path, int most) {
      return contents.join();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private void closes() throws InterruptedException {
    assertThat(snapshot.closed().await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatAnswersInTimeIsReadAndClosed() throws InterruptedException {
    contents.complete(new byte[] {7});
    var timed = new TimedSource(known -> Optional.of(snapshot), LONG);
    try (var found = timed.look("").orElseThrow()) {
      assertThat(found.id()).isEqualTo("hanging");
      assertThat(found.file("any", 1)).containsExactly(7);
    }
    closes();
    assertThat(timed.look("")).isPresent();
  }

  @Test
  void aLookThatIsLateIsLeftAlone() throws InterruptedException {
    var answer = new CompletableFuture<Source.Snapshot>();
    var timed = new TimedSource(known -> Optional.of(answer.join()), SHORT);
    assertThatThrownBy(() -> timed.look("")).hasMessageContaining("did not answer within PT0.01S");
    assertThatThrownBy(() -> timed.look("")).hasMessageContaining("has not come to an end");
    answer.complete(snapshot);
    closes();
  }

  @Test
  void aFileThatIsLateIsLeftAloneAndWhatItIsReadOfClosedLater() throws InterruptedException {
    var timed = new TimedSource(known -> Optional.of(snapshot), Duration.ofMillis(500));
    try (var found = timed.look("").orElseThrow()) {
      assertThatThrownBy(() -> found.file("any", 1))
          .isInstanceOf(WatchException.class)
          .hasMessageContaining("did not answer within");
    }
    assertThat(snapshot.closed().getCount()).isOne();
    assertThatThrownBy(() -> timed.look("")).hasMessageContaining("has not come to an end");
    contents.complete(new byte[0]);
    closes();
  }

  @Test
  void whateverIsRefusedKeepsItsText() {
    var refusing = new TimedSource(new FolderSource(Path.of("none")), LONG);
    assertThatThrownBy(() -> refusing.look("")).hasMessage("none is no folder");
    contents.completeExceptionally(new IllegalStateException("broken"));
    var broken = new TimedSource(known -> Optional.of(snapshot), LONG).look("").orElseThrow();
    assertThatThrownBy(() -> broken.file("any", 1)).hasMessage("what is watched cannot be read");
    var unknown =
        new TimedSource(
            known -> {
              throw ProblemException.notFound("There is no such thing");
            },
            LONG);
    assertThatThrownBy(() -> unknown.look("")).hasMessage("There is no such thing");
  }
}

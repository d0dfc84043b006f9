package dev.arbiter.service.releases.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D09")
@Tag("X09")
class SourcesTest {
  private static final int MOST = 100;

  @TempDir Path folder = Path.of("");

  private Path files = Path.of("");

  @BeforeEach
  void write() throws IOException {
    files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("deployments.yaml"), "plan");
    Files.createDirectory(files.resolve("archives"));
    Files.writeString(files.resolve("archives/a.zip"), "archive");
    Files.writeString(files.resolve("long"), "x".repeat(MOST + 1));
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(files.resolve("link"), folder.resolve("secret"));
    Files.createSymbolicLink(files.resolve("linked"), folder);
  }

  @Test
  void plainFilesOfAFolderAreReadAndNothingElse() {
    try (var now = new FolderSource(files).look("").orElseThrow()) {
      readsPlainFilesAlone(now);
      refused(now, "linked/secret", "is a link, or behind one");
    }
    assertThatThrownBy(() -> new FolderSource(folder.resolve("none")).look(""))
        .isInstanceOf(WatchException.class);
  }

  @Test
  void plainFilesOfTheNewestCommitAreReadAndNothingElse() throws IOException, GitAPIException {
    try (var git = Git.init().setDirectory(files.toFile()).setInitialBranch("main").call()) {
      var hook = files.resolve(".git/hooks/post-upload-pack");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\ntouch " + folder.resolve("ran"));
      assertThat(hook.toFile().setExecutable(true)).isTrue();
      var first = commit(git);
      var source = git("main");
      try (var snapshot = source.look("").orElseThrow()) {
        assertThat(snapshot.id()).isEqualTo(first);
        readsPlainFilesAlone(snapshot);
        refused(snapshot, "linked/secret", "is not there");
      }
      assertThat(source.look(first)).isEmpty();
      Files.writeString(files.resolve("deployments.yaml"), "newer");
      var second = commit(git);
      try (var snapshot = source.look(first).orElseThrow()) {
        assertThat(snapshot.id()).isEqualTo(second);
        assertThat(snapshot.file("deployments.yaml", MOST)).asString(UTF_8).isEqualTo("newer");
      }
      assertThat(folder.resolve("work")).doesNotExist();
      assertThat(folder.resolve("ran")).doesNotExist();
      assertThatThrownBy(() -> git("other").look(""))
          .isInstanceOf(WatchException.class)
          .hasMessageContaining("has no branch other");
    }
  }

  @Test
  void aRepositoryThatIsNotThereIsToldWithItsAddress() {
    assertThatThrownBy(() -> git("main").look(""))
        .isInstanceOf(WatchException.class)
        .hasMessageContaining(files.toUri().toString());
  }

  private GitSource git(String branch) {
    var address = URI.create(files.toUri().toString());
    return new GitSource(address, branch, Optional.empty(), folder.resolve("work"));
  }

  private static String commit(Git git) throws GitAPIException {
    git.add().addFilepattern(".").call();
    return git.commit()
        .setAll(true)
        .setMessage("x")
        .setAuthor("a", "a@example.org")
        .setCommitter("a", "a@example.org")
        .setSign(false)
        .call()
        .name();
  }

  private static void readsPlainFilesAlone(Source.Snapshot snapshot) {
    assertThat(snapshot.file("deployments.yaml", MOST)).asString(UTF_8).isEqualTo("plan");
    assertThat(snapshot.file("archives/a.zip", MOST)).asString(UTF_8).isEqualTo("archive");
    refused(snapshot, "none", "is not there");
    refused(snapshot, "archives", "no plain file");
    refused(snapshot, "long", "more than 100 bytes");
    assertThatThrownBy(() -> snapshot.file("link", MOST)).isInstanceOf(WatchException.class);
  }

  private static void refused(Source.Snapshot snapshot, String path, String expected) {
    assertThatThrownBy(() -> snapshot.file(path, MOST))
        .isInstanceOf(WatchException.class)
        .hasMessageContaining(expected);
  }
}

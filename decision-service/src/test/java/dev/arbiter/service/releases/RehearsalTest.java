package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X09")
class RehearsalTest {
  @TempDir private Path folder;

  private Path jar = Path.of("");

  @BeforeEach
  void makeATool() throws IOException {
    jar = folder.resolve("tool.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Tool.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      var name = Tool.class.getName().replace('.', '/') + ".class";
      out.putNextEntry(new JarEntry(name));
      try (var bytes = Tool.class.getClassLoader().getResourceAsStream(name)) {
        Objects.requireNonNull(bytes).transferTo(out);
      }
    }
  }

  /** Compiles as its input says; the folder that it was given is told in a file of the test. */
  static final class Tool {
    private Tool() {}

    public static void main(String[] arguments) throws IOException {
      var project = Path.of(arguments[1]);
      var lines = Files.readAllLines(project.resolve("rules/how"));
      Files.writeString(Path.of(lines.get(1)), project + "\n" + System.getenv());
      switch (lines.get(0)) {
        case "hungry" -> {
          List<byte[]> all = new ArrayList<>();
          while (all.size() < Integer.MAX_VALUE) {
            all.add(new byte[1 << 20]);
          }
        }
        case "endless" -> {
          for (; ; ) {
            LockSupport.park();
          }
        }
        default -> System.exit(Integer.parseInt(lines.get(0)));
      }
    }
  }

  @Test
  void whatComesToAnEndPasses() {
    assertThatCode(() -> rehearse("40", Duration.ofMinutes(1))).doesNotThrowAnyException();
  }

  @Test
  void anyOtherEndIsARefusal() {
    for (var code : List.of("0", "1", "3")) {
      assertThatThrownBy(() -> rehearse(code, Duration.ofMinutes(1)))
          .isInstanceOf(ProjectException.class);
    }
    var gone = Optional.of(folder.resolve("gone.jar"));
    assertThatThrownBy(
            () -> new Rehearsal(gone, 32, Duration.ofMinutes(1)).of(ProjectFiles.of(Map.of())))
        .isInstanceOf(ProjectException.class);
  }

  @Test
  void whatTakesTooMuchMemoryIsRefused() {
    assertThatThrownBy(() -> rehearse("hungry", Duration.ofMinutes(1)))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("more than 32 MB");
  }

  @Test
  void whatDoesNotEndIsEndedAndRefused() {
    assertThatThrownBy(() -> rehearse("endless", Duration.ofSeconds(3)))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("longer than 3 seconds");
  }

  @Test
  void nothingIsLeftBehindAndNothingSecretIsGiven() throws IOException {
    rehearse("40", Duration.ofMinutes(1));
    var told = Files.readAllLines(folder.resolve("told"));
    assertThat(Path.of(told.get(0))).doesNotExist();
    assertThat(told.get(1)).doesNotContain("PATH");
  }

  @Test
  void withoutAToolThereIsNone() {
    assertThatCode(() -> Rehearsal.with(Optional.empty()).of(ProjectFiles.of(Map.of())))
        .doesNotThrowAnyException();
  }

  private void rehearse(String how, Duration patience) {
    var text = how + "\n" + folder.resolve("told");
    var files = Map.of("rules/how", text.getBytes(StandardCharsets.UTF_8));
    new Rehearsal(Optional.of(jar), 32, patience).of(ProjectFiles.of(files));
  }
}

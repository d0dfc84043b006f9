package dev.arbiter.service.backtest;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.replay.Terms;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The retail project as it is shipped, and with other words in some of its files. */
final class Retail implements Candidates, AutoCloseable {
  private static final Path SHIPPED = Path.of("..", "rules", "projects", "retail");

  private final ProjectFiles files = ProjectFiles.read(SHIPPED);
  private final ReleaseCompiler compiler = new ReleaseCompiler(Retail.class.getClassLoader());
  private final List<CompiledRelease> open = new ArrayList<>();
  private final Map<String, Release> changed = new HashMap<>();
  private final Release live = compile(files, 1);

  Release live() {
    return live;
  }

  /**
   * A release in which some text stands for another.
   *
   * @param changes file, text and the other text, again and again
   */
  Release with(String... changes) {
    return changed.computeIfAbsent(String.join("\n", changes), same -> changed(changes));
  }

  private Release changed(String... changes) {
    var bytes = new TreeMap<String, byte[]>();
    files.paths().forEach(path -> bytes.put(path, files.bytes(path).orElseThrow()));
    for (var i = 0; i < changes.length; i += 3) {
      var before = new String(bytes.get(changes[i]), StandardCharsets.UTF_8);
      var after = before.replace(changes[i + 1], changes[i + 2]);
      if (after.equals(before)) {
        throw new IllegalArgumentException(changes[i] + " has no " + changes[i + 1]);
      }
      bytes.put(changes[i], after.getBytes(StandardCharsets.UTF_8));
    }
    return compile(ProjectFiles.of(bytes), 2);
  }

  private Release compile(ProjectFiles project, long number) {
    var compiled = compiler.compile(project, number);
    open.add(compiled);
    return compiled.release();
  }

  @Override
  public Loan release(String project, long number) {
    return new Loan(live, () -> {});
  }

  @Override
  public Loan draft(String project, byte[] zip, boolean mayChangeCode) {
    return new Loan(compile(SourceArchive.read(zip), 0), () -> {});
  }

  @Override
  public Optional<Terms> terms(String project, long number) {
    return number == 1 ? Optional.of(Terms.of(live)) : Optional.empty();
  }

  @Override
  public void close() {
    open.forEach(CompiledRelease::close);
  }
}

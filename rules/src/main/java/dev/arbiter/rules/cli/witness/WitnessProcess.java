package dev.arbiter.rules.cli.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A JVM of its own that runs the server's classes without the server. */
record WitnessProcess(Path server, Path data) {
  private static final String MAIN = "dev.arbiter.service.Witness";
  private static final String INSIDE = "WEB-INF/";

  /** Modules of the server that the libraries need. */
  private static final List<String> MODULES =
      List.of(
          "dev/arbiter/libraries",
          "system/layers/base/jakarta/transaction/api",
          "system/layers/base/org/slf4j",
          "system/layers/base/org/jboss/logging",
          "system/layers/base/org/apache/logging/log4j/api");

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.net.preferIPv4Stack=true");

  /** Runs until it ends or this process does; gives its exit code. */
  int run(Path war) throws IOException, InterruptedException {
    unpack(war);
    var builder = new ProcessBuilder(command()).inheritIO();
    // Not on the command line, which everybody may read: one of them is a secret.
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("arbiter."))
        .forEach(
            name ->
                builder
                    .environment()
                    .put(
                        name.toUpperCase(Locale.ROOT).replace('.', '_'), System.getProperty(name)));
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop the witness"));
    return process.waitFor();
  }

  private static void stop(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private List<String> command() {
    var path =
        Stream.concat(
                Stream.of(data.resolve("classes").toString(), data.resolve("lib") + "/*"),
                MODULES.stream()
                    .map(module -> server.resolve("modules").resolve(module) + "/main/*"))
            .collect(Collectors.joining(java.io.File.pathSeparator));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(Stream.of(java), OPTIONS.stream(), Stream.of("-cp", path, MAIN))
        .flatMap(part -> part)
        .toList();
  }

  /** Puts the classes and own jars of the WAR where Java finds them. */
  private void unpack(Path war) throws IOException {
    try (var zip = new ZipFile(war.toFile())) {
      for (var entry : zip.stream().filter(WitnessProcess::isCode).toList()) {
        var target = data.resolve(entry.getName().substring(INSIDE.length())).normalize();
        if (!target.startsWith(data)) {
          throw new IOException("%s leaves its folder".formatted(entry.getName()));
        }
        Files.createDirectories(target.resolveSibling(""));
        try (var in = zip.getInputStream(entry)) {
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean isCode(ZipEntry entry) {
    var name = entry.getName();
    return !entry.isDirectory()
        && (name.startsWith(INSIDE + "classes/") || name.startsWith(INSIDE + "lib/"));
  }
}

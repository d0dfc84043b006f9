package dev.arbiter.tests.server;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A real server as a user starts it, through {@code arbiter start}, on loopback ports of its own
 * and a data folder that outlives it. For one thread.
 */
public final class ArbiterProcess implements AutoCloseable {
  /** The repository that this is run in. */
  public static final Path ROOT = root(Path.of("").toAbsolutePath());

  private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\(");
  private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
  private static final long PATIENCE_SECONDS = 300;
  private static final long LOOK_EVERY_MILLIS = 200;

  private final Path data;
  private final Map<String, String> settings;
  private final String jvmOptions;
  private final int port = freePort();
  private final int managementPort = freePort();
  private Process launcher;

  private ArbiterProcess(Path data, Map<String, String> settings, String jvmOptions) {
    this.data = data;
    this.settings = new TreeMap<>(settings);
    this.jvmOptions = jvmOptions;
    this.launcher = launch();
  }

  /** Starts a server without demo data; returns when it answers. */
  public static ArbiterProcess start(Path data, Map<String, String> settings) {
    return started(new ArbiterProcess(data, settings, ""));
  }

  /** Starts a server that will not live long: it is up sooner, and never as fast as it could be. */
  static ArbiterProcess startShortLived(Path data, Map<String, String> settings) {
    return started(new ArbiterProcess(data, settings, QUICK_COMPILER_ONLY));
  }

  private static ArbiterProcess started(ArbiterProcess server) {
    server.awaitStart();
    return server;
  }

  /** Starts it again after {@link #kill} or {@link #stop}; returns when it answers. */
  public void restart() {
    launcher = launch();
    awaitStart();
  }

  private Process launch() {
    try {
      Files.createDirectories(data);
      var process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      var gcLogOption = "-Xlog:gc:file=" + gcLog() + "::filecount=0";
      process.environment().put("JAVA_OPTS", gcLogOption + " " + jvmOptions);
      return process.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path log() {
    return data.resolve("launcher.log");
  }

  private Path gcLog() {
    return data.resolve("gc.log");
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", QUICK_COMPILER_ONLY));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Darbiter.projects=" + ROOT.resolve("rules/projects"));
    command.addAll(List.of("-jar", ROOT.resolve("rules/target/arbiter.jar").toString(), "start"));
    command.add("--server=" + ROOT.resolve("decision-service/target/server"));
    command.add("--war=" + ROOT.resolve("decision-service/target/ROOT.war"));
    command.add("--data=" + data);
    command.add("--port=" + port);
    command.add("--management-port=" + managementPort);
    return command;
  }

  private void awaitStart() {
    var client = new Api(this, "");
    await(() -> client.status("GET", "/api/v1/me") == 401);
  }

  /** Looks every now and then until it is so; fails when the server ends, or after minutes. */
  public void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (hasEndedWithin(LOOK_EVERY_MILLIS) || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited in vain for the server: "
                + tail(log())
                + tail(data.resolve("log/console.log")));
      }
    }
  }

  private static String tail(Path file) {
    try {
      var text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      return text.substring(Math.max(0, text.length() - 4_000));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private boolean hasEndedWithin(long millis) {
    try {
      return launcher.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static Path root(Path folder) {
    return Files.exists(folder.resolve("decision-service"))
        ? folder
        : Optional.ofNullable(folder.getParent()).orElseThrow();
  }

  /** What the server has allocated since its start, up to its last garbage collection, in bytes. */
  public long allocated() throws IOException {
    var bytes = 0L;
    var left = 0L;
    for (var line : Files.readAllLines(gcLog(), StandardCharsets.UTF_8)) {
      var pause = COLLECTION.matcher(line);
      if (pause.find()) {
        bytes += (Long.parseLong(pause.group(1)) << 20) - left;
        left = Long.parseLong(pause.group(2)) << 20;
      }
    }
    return bytes;
  }

  /** What the server holds now. */
  public ServerMemory memory() {
    return ServerMemory.of(launcher.children().findFirst().orElseThrow().pid());
  }

  public URI url(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public Path data() {
    return data;
  }

  /** What the server wrote for its first user: username, password, operator.key, channel.key. */
  public String credential(String name) {
    try (var reader =
        new InputStreamReader(
            Files.newInputStream(data.resolve("credentials")), StandardCharsets.UTF_8)) {
      var credentials = new Properties();
      credentials.load(reader);
      return credentials.getProperty(name, "");
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public Api operator() {
    return new Api(this, credential("operator.key"));
  }

  /** The first person, who may do everything. */
  public Api admin() {
    return Api.signedIn(this, credential("username"), credential("password"));
  }

  public Api channel() {
    return new Api(this, credential("channel.key"));
  }

  /** Ends the server and its launcher at once, as kill -9 does; its database is left behind. */
  public void kill() {
    var server = launcher.children().toList();
    launcher.destroyForcibly();
    server.forEach(ProcessHandle::destroyForcibly);
    launcher.onExit().join();
    server.forEach(process -> process.onExit().join());
  }

  /** Ends the server in order. */
  public void stop() {
    launcher.destroy();
    launcher.onExit().join();
  }

  @Override
  public void close() {
    if (launcher.isAlive()) {
      stop();
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}

package dev.arbiter.tests.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The grid of two servers and their witness, on loopback ports of their own. For one thread. */
final class SharedGrid implements AutoCloseable {
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 15_000;
  private static final int WATCH_OFFSET = 50_000;
  private static final int MEMBERS = 3;

  private final Random random = new Random();
  private final List<Integer> ports = new ArrayList<>();
  private final Process witness;

  SharedGrid(Path folder) throws IOException {
    while (ports.size() < MEMBERS) {
      var port = random.nextInt(FIRST_PORT, LAST_PORT);
      if (isFree(port) && isFree(port + WATCH_OFFSET) && !ports.contains(port)) {
        ports.add(port);
      }
    }
    witness = startWitness(folder);
  }

  /** The settings of one of the two servers. */
  Map<String, String> settings(int number, PostgresServer postgres) {
    var settings = new TreeMap<>(member(number));
    settings.put("arbiter.outlets.internal", "true");
    settings.put("arbiter.db.url", postgres.url());
    settings.put("arbiter.db.user", postgres.user());
    return settings;
  }

  private Map<String, String> member(int number) {
    return Map.of(
        "arbiter.node",
        "member-" + number,
        "arbiter.cluster.port",
        ports.get(number).toString(),
        "arbiter.cluster.members",
        ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")),
        "arbiter.cluster.secret",
        "what the members of this grid know");
  }

  private Process startWitness(Path folder) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx64m");
    member(MEMBERS - 1).forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of("-jar", ArbiterProcess.ROOT.resolve("rules/target/arbiter.jar").toString()));
    command.add("witness");
    command.add("--server=" + ArbiterProcess.ROOT.resolve("decision-service/target/server"));
    command.add("--war=" + ArbiterProcess.ROOT.resolve("decision-service/target/ROOT.war"));
    command.add("--data=" + folder.resolve("witness"));
    var log = folder.resolve("witness.log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  boolean hasWitness() {
    return witness.isAlive();
  }

  @Override
  public void close() {
    witness.destroy();
    witness.onExit().join();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}

package dev.arbiter.rules.cli.start;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What to start, where it listens and where it keeps its data; all paths are absolute. */
record StartSettings(
    Program program, Path data, Address address, Optional<Tls> tls, Optional<Path> demo) {

  /** The provisioned application server and the WAR that it serves. */
  record Program(Path server, Path war, boolean watch) {}

  /**
   * @param managementPort loopback port of health and metrics; 0 until one was chosen
   */
  record Address(InetAddress bind, int port, int managementPort) {

    Address withManagementPort(int chosen) {
      return new Address(bind, port, chosen);
    }
  }

  StartSettings withManagementPort(int chosen) {
    return new StartSettings(program, data, address.withManagementPort(chosen), tls, demo);
  }

  /** The address for a client on this machine. */
  URI url() {
    InetAddress bind = address.bind();
    boolean local = bind.isLoopbackAddress() || bind.isAnyLocalAddress();
    String host = local ? "localhost" : bind.getHostAddress();
    return URI.create(
        "%s://%s:%d".formatted(tls.isPresent() ? "https" : "http", host, address.port()));
  }

  Path logFolder() {
    return data.resolve("log");
  }

  /** Made anew at each start: nothing in it is worth keeping. */
  Path serverFolder() {
    return data.resolve("server");
  }

  Path credentials() {
    return data.resolve("credentials");
  }
}

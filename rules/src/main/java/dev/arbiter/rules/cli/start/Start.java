package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.ArbiterClient;
import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** One run of the server, from the look before the leap to its end. */
final class Start {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int FAREWELL_SECONDS = 10;

  private final StartSettings settings;
  private final PrintWriter out;
  private final CountDownLatch ended = new CountDownLatch(1);

  Start(StartSettings settings, PrintWriter out) {
    this.settings = Preflight.check(settings);
    this.out = out;
  }

  /** Returns when the server was stopped. */
  void run() {
    try {
      runToItsEnd();
    } finally {
      ended.countDown();
    }
  }

  private void runToItsEnd() {
    ServerFolder folder = new ServerFolder(settings.serverFolder());
    try {
      folder.create(settings.program());
    } catch (IOException failure) {
      throw new CommandFailure(
          "The folder %s cannot be prepared: %s.".formatted(settings.serverFolder(), failure),
          failure);
    }
    out.printf("Starting Arbiter; its log is in %s%n", settings.logFolder());
    out.flush();
    ServerProcess server = ServerProcess.launch(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop the server"));
    try {
      awaitStarted(server, folder);
      Optional<Demo> demo = settings.demo().map(Demo::read);
      Optional<Credentials> credentials = Credentials.read(settings.credentials());
      loadDemo(demo, credentials);
      new Greeting(out).print(settings, credentials, demo);
      if (settings.program().watch()) {
        new WarWatch(settings.program().war(), folder).start();
      }
      server.await();
    } catch (CommandFailure failure) {
      boolean askedFor = server.isStopping();
      server.stop();
      if (!askedFor) {
        throw failure;
      }
    }
    out.println("Arbiter has stopped.");
    out.flush();
  }

  /** The virtual machine ends with its hooks: the last words wait for nobody else. */
  private void stop(ServerProcess server) {
    server.stop();
    try {
      ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitStarted(ServerProcess server, ServerFolder folder) {
    ServerHealth health = new ServerHealth(settings.address().managementPort());
    while (!(health.isStarted() && folder.isDeployed())) {
      if (!server.isAlive()) {
        throw server.ended();
      }
      if (folder.isDeploymentFailed()) {
        throw new CommandFailure(
            "The server refused %s: %s tells why."
                .formatted(settings.program().war(), settings.logFolder().resolve("server.json")));
      }
      pause();
    }
  }

  private void loadDemo(Optional<Demo> demo, Optional<Credentials> credentials) {
    if (demo.isEmpty() || credentials.isEmpty()) {
      return;
    }
    String key = credentials.get().operatorKey();
    ArbiterClient client =
        settings
            .tls()
            .map(tls -> new ArbiterClient(settings.url(), key, tls.clientContext()))
            .orElseGet(() -> new ArbiterClient(settings.url(), key));
    try {
      new DemoImport(client, Clock.systemUTC(), out, Ansi.AUTO.enabled()).load(demo.get());
    } catch (CommandFailure failure) {
      out.printf("The demo was not loaded: %s%n", failure.getMessage());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted.", interrupted);
    }
  }
}

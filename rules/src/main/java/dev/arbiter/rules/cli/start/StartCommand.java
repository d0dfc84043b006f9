package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server in the foreground until Ctrl-C. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Start the server, with the demo, and run it until Ctrl-C.")
public final class StartCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      required = true,
      description = "folder of the provisioned application server")
  private Path server = Path.of("");

  @Option(names = "--war", required = true, description = "what to deploy: ROOT.war")
  private Path war = Path.of("");

  @Option(
      names = "--data",
      defaultValue = "${sys:arbiter.data:-data}",
      description = "folder of everything that is kept (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Option(
      names = "--bind",
      defaultValue = "${sys:arbiter.bind:-127.0.0.1}",
      description = "address to listen at (default: ${DEFAULT-VALUE})")
  private InetAddress bind = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      defaultValue = "${sys:arbiter.port:-8080}",
      description = "port of the UI and the API (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--management-port",
      defaultValue = "${sys:arbiter.management.port:-0}",
      description = "loopback port of health and metrics; 0 means any (default: ${DEFAULT-VALUE})")
  private int managementPort;

  @Option(
      names = "--demo",
      defaultValue = "${sys:arbiter.demo:-}",
      description = "folder of a demo.yaml to load at the first start")
  private @Nullable Path demo;

  @ArgGroup(exclusive = false)
  private @Nullable TlsOptions tls;

  @Option(names = "--watch", description = "deploy the WAR again whenever it is built anew")
  private boolean watch;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    try {
      new Start(settings(), out).run();
      return 0;
    } catch (CommandFailure failure) {
      out.flush();
      command.commandLine().getErr().println(failure.getMessage());
      return 1;
    }
  }

  private static final class TlsOptions {

    @Option(
        names = "--tls-keystore",
        required = true,
        description = "PKCS #12 file with the server's key: HTTPS in place of HTTP")
    private Path keystore = Path.of("");

    @Option(
        names = "--tls-password-file",
        required = true,
        description = "file with the password of the key store")
    private Path passwordFile = Path.of("");

    private Tls read() {
      return Tls.read(keystore, passwordFile);
    }
  }

  private StartSettings settings() {
    Path dataFolder = data.toAbsolutePath().normalize();
    return new StartSettings(
        new StartSettings.Program(server.toAbsolutePath(), war.toAbsolutePath(), watch),
        dataFolder,
        new StartSettings.Address(bind, port, managementPort),
        Optional.ofNullable(tls).map(TlsOptions::read),
        Optional.ofNullable(demo).filter(folder -> !folder.toString().isEmpty()));
  }
}

package dev.arbiter.rules.cli.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the application server: what its own shell scripts would run. */
final class ServerCommand {

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms128m",
          "-Xmx1g",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          "-Djava.net.preferIPv4Stack=true",
          "-Djboss.modules.system.pkgs=org.jboss.byteman",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  /** The first start of a big database, or its recovery, may take longer than the usual 300 s. */
  private static final int BOOT_LIMIT_SECONDS = 3600;

  private ServerCommand() {}

  static List<String> line(StartSettings settings, Path properties) {
    Path home = settings.program().server();
    Path base = settings.serverFolder();
    StartSettings.Address address = settings.address();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(JVM_OPTIONS);
    line.addAll(extraOptions());
    line.add("-Dorg.jboss.boot.log.file=" + settings.logFolder().resolve("boot.log"));
    line.add(
        "-Dlogging.configuration="
            + base.resolve("configuration").resolve("logging.properties").toUri());
    line.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    line.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
    line.add("-Djboss.home.dir=" + home);
    line.add("-Djboss.server.base.dir=" + base);
    line.add("-Djboss.server.log.dir=" + settings.logFolder());
    line.add("-Djboss.bind.address=" + address.bind().getHostAddress());
    if (settings.tls().isPresent()) {
      line.add("-Djboss.https.port=" + address.port());
      line.add("--yaml=" + base.resolve("configuration").resolve("tls.yml"));
    } else {
      line.add("-Djboss.http.port=" + address.port());
    }
    line.add("-Djboss.management.http.port=" + address.managementPort());
    line.add("-Djboss.as.management.blocking.timeout=" + BOOT_LIMIT_SECONDS);
    line.add("--properties=" + properties.toUri());
    return line;
  }

  /** {@code JAVA_OPTS}, as every Java server reads it; a later option beats an earlier one. */
  private static List<String> extraOptions() {
    String options = System.getenv().getOrDefault("JAVA_OPTS", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }
}

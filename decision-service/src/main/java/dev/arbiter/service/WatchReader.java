package dev.arbiter.service;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.service.releases.watch.WatchSettings;
import dev.arbiter.service.releases.watch.WatchSettings.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings {@code arbiter.watch.*}. */
record WatchReader(SettingsReader settings) {
  private static final String ENVIRONMENT = "arbiter.watch.environment";
  private static final String FOLDER = "arbiter.watch.folder";
  private static final String GIT = "arbiter.watch.git";
  private static final String BRANCH = "arbiter.watch.branch";
  private static final String USER = "arbiter.watch.user";
  private static final String TRUSTED = "arbiter.watch.trusted";
  private static final Set<String> SCHEMES = Set.of("https", "file");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}");
  private static final int DEFAULT_SECONDS = 30;
  private static final int MAX_SECONDS = 3_600;

  /** What is watched, if anything is. */
  Optional<WatchSettings> read() {
    var folder = settings.text(FOLDER).map(Path::of);
    var repository = settings.text(GIT).flatMap(this::address);
    if (settings.text(FOLDER).isEmpty() && settings.text(GIT).isEmpty()) {
      return Optional.empty();
    }
    if (folder.isPresent() && settings.text(GIT).isPresent()) {
      settings.problem("%s and %s exclude each other".formatted(FOLDER, GIT));
    }
    var trusted = settings.keys(TRUSTED);
    if (trusted.isEmpty()) {
      settings.problem(
          TRUSTED + " must name a file of public keys: what they sign is put in force by itself");
    }
    var seconds = settings.number("arbiter.watch.seconds", DEFAULT_SECONDS, 1, MAX_SECONDS);
    return Optional.of(
        new WatchSettings(
            environment(),
            folder,
            repository,
            branch(),
            login(),
            Duration.ofSeconds(seconds),
            trusted));
  }

  private String environment() {
    var name = settings.text(ENVIRONMENT).orElse("");
    if (!DeploymentPlan.isEnvironment(name)) {
      settings.problem(
          "%s must name the environment of this server, as production, but is \"%s\""
              .formatted(ENVIRONMENT, name));
    }
    return name;
  }

  private Optional<URI> address(String text) {
    try {
      var address = new URI(text.strip());
      if (address.getScheme() != null
          && SCHEMES.contains(address.getScheme())
          && address.getUserInfo() == null
          && address.getQuery() == null
          && address.getFragment() == null
          && address.getPath() != null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException malformed) {
      // Told below, without the text: it may hold a password.
    }
    settings.problem(
        GIT
            + " must be an address https://… or file:///…, without a name, a password or a query in it");
    return Optional.empty();
  }

  private String branch() {
    var branch = settings.text(BRANCH).orElse("main");
    if (!NAME.matcher(branch).matches() || branch.contains("..")) {
      settings.problem("%s must be the name of a branch, but is \"%s\"".formatted(BRANCH, branch));
    }
    return branch;
  }

  private Optional<Login> login() {
    var user = settings.text(USER);
    var password = settings.text("arbiter.watch.password");
    if (password.isPresent() && user.isEmpty()) {
      settings.problem(USER + " is missing beside arbiter.watch.password");
    }
    return user.map(name -> new Login(name, password.orElse("")));
  }
}

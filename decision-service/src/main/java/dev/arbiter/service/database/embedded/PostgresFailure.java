package dev.arbiter.service.database.embedded;

import dev.arbiter.service.database.StartupProblem;
import java.util.List;

/** What PostgreSQL says when it does not start, and what that means to whoever started it. */
final class PostgresFailure {

  private static final List<String> PASSES_BY_ITSELF =
      List.of(
          // Processes of a killed postmaster notice its death within moments.
          "pre-existing shared memory block",
          // Somebody took the free port between our look and PostgreSQL's.
          "could not bind",
          "could not create any TCP/IP sockets",
          // It is still on its way down or up.
          "the database system is");

  private PostgresFailure() {}

  static boolean isTemporary(String output) {
    return PASSES_BY_ITSELF.stream().anyMatch(output::contains);
  }

  static StartupProblem sentence(PostgresFolder folder, String output) {
    if (FolderProblem.meansDiskFull(output)) {
      return FolderProblem.diskFull(folder.data(), null);
    }
    if (FolderProblem.meansNotWritable(output)) {
      return FolderProblem.notWritable(folder.data(), null);
    }
    String cause =
        output
            .lines()
            .filter(line -> line.matches(".*(PANIC|FATAL|error):.*"))
            .reduce((earlier, later) -> later.contains("PANIC") ? later : earlier)
            .map(line -> line.replaceFirst(".*?(PANIC|FATAL|error): *", ""))
            .orElse("PostgreSQL ended without a reason");
    return FolderProblem.corrupt(folder.data(), cause);
  }
}

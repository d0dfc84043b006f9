package dev.arbiter.service.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The first start: an empty data directory and a password of its own.
 *
 * <p>Both are made under other names and moved into place last, so that a crash in between leaves a
 * folder that the next start makes again.
 */
final class PostgresBirth {

  static final String USER = "arbiter";

  /** Read by {@code postgresql.conf}, written anew at each start. */
  static final String SETTINGS_FILE = "arbiter.conf";

  private static final int PASSWORD_BYTES = 24;

  private PostgresBirth() {}

  static void createIfNew(PostgresFolder folder, PostgresCommand command) throws IOException {
    if (!folder.isNew()) {
      return;
    }
    PostgresPrograms.deleteTree(folder.draft());
    writePassword(folder.password());
    PostgresCommand.Outcome outcome =
        command.run(
            "initdb",
            folder.log(),
            "--pgdata=" + folder.draft(),
            "--username=" + USER,
            "--pwfile=" + folder.password(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums");
    if (!outcome.isSuccess()) {
      throw PostgresFailure.sentence(folder, outcome.output());
    }
    Files.writeString(
        folder.draft().resolve("postgresql.conf"),
        "\ninclude '" + SETTINGS_FILE + "'\n",
        StandardOpenOption.APPEND);
    Files.deleteIfExists(folder.data());
    Files.move(folder.draft(), folder.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writePassword(Path file) throws IOException {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, HexFormat.of().formatHex(secret), StandardCharsets.UTF_8);
  }
}

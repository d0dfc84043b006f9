package dev.arbiter.service;

import dev.arbiter.service.access.Role;
import dev.arbiter.service.access.accounts.Accounts;
import dev.arbiter.service.access.keys.ApiKeys;
import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Lets somebody in at the first start: makes an administrator and two API keys of random secrets,
 * and writes them into the file {@code credentials}, which only the owner may read. A server that
 * has accounts is left alone.
 */
final class FirstStart {
  private static final String SERVER = "server";
  private static final String ADMIN = "admin";

  private final Accounts accounts;
  private final ApiKeys keys;
  private final Path file;

  /**
   * @param data the folder of everything that the server keeps
   */
  FirstStart(Accounts accounts, ApiKeys keys, Path data) {
    this.accounts = accounts;
    this.keys = keys;
    this.file = data.resolve("credentials");
  }

  /**
   * Makes the first credentials, unless there are accounts.
   *
   * @throws StartupProblem if the file cannot be written; there is no account then
   */
  void run() {
    if (!accounts.list().isEmpty()) {
      return;
    }
    var password = Accounts.newPassword();
    var operator = keys.create("first operator", EnumSet.of(Role.OPERATOR), SERVER);
    var channel = keys.create("first channel", EnumSet.of(Role.CHANNEL), SERVER);
    try {
      write(
          "username=%s%npassword=%s%noperator.key=%s%nchannel.key=%s%n"
              .formatted(ADMIN, password, operator.token(), channel.token()));
    } catch (IOException failed) {
      throw new StartupProblem("The file %s cannot be written.".formatted(file), failed);
    }
    accounts.create(ADMIN, password, EnumSet.allOf(Role.class), SERVER);
  }

  /** Whole or not at all, and on the disk before the account is made. */
  private void write(String content) throws IOException {
    var folder = Optional.ofNullable(file.getParent()).orElseThrow();
    var temporary = Files.createTempFile(folder, "new", "");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
    }
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

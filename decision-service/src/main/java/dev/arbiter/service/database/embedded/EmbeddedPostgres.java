package dev.arbiter.service.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL of the server's own, on a loopback port that changes with every start.
 *
 * <p>Every commit is on disk before it is acknowledged. A PostgreSQL that outlived a killed server
 * is stopped first and recovers by itself whatever was committed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final String MAJOR_VERSION = "17";
  private static final String DATABASE = "postgres";

  private final PostgresFolder folder;
  private final Postmaster postmaster;
  private final int port;
  private final String password;

  private EmbeddedPostgres(
      PostgresFolder folder, Postmaster postmaster, int port, String password) {
    this.folder = folder;
    this.postmaster = postmaster;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts with what {@code root} holds; an empty folder is filled first.
   *
   * @throws dev.arbiter.service.database.StartupProblem with nothing left running
   */
  public static EmbeddedPostgres start(Path root, int connections) {
    PostgresFolder folder = PostgresFolder.hold(root);
    try {
      PostgresCommand command = new PostgresCommand(PostgresPrograms.unpack(folder.programs()));
      command.checkUser(folder.log());
      PostgresBirth.createIfNew(folder, command);
      folder.check(MAJOR_VERSION);
      Postmaster postmaster = new Postmaster(folder, command);
      postmaster.stopOrphan();
      String password = Files.readString(folder.password(), StandardCharsets.UTF_8).strip();
      return new EmbeddedPostgres(folder, postmaster, postmaster.start(connections), password);
    } catch (IOException failure) {
      folder.close();
      throw FolderProblem.of(failure, root);
    } catch (RuntimeException | Error failure) {
      folder.close();
      throw failure;
    }
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
  }

  public String user() {
    return PostgresBirth.USER;
  }

  public String password() {
    return password;
  }

  @Override
  public void close() {
    try (folder) {
      postmaster.stop();
    }
  }
}

package dev.arbiter.service.access;

import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.exceptions.EncryptionOperationNotPossibleException;
import org.jasypt.iv.RandomIvGenerator;

/**
 * The secrets of this installation: each is made once, wrapped by a passphrase (PBE with
 * HMAC-SHA-512 and AES-256) and kept in a file of its own. Whoever loses them loses all that they
 * encrypt.
 *
 * <p>The passphrase is the environment variable {@value #PASSPHRASE_VARIABLE} or, without it, is
 * generated into the file {@code master.passphrase}, which only the owner may read. Thread-safe.
 */
public final class Keyring {
  static final String PASSPHRASE_VARIABLE = "ARBITER_MASTER_PASSPHRASE";

  private static final String ALGORITHM = "PBEWITHHMACSHA512ANDAES_256";

  /** Slow down who guesses a passphrase that a person chose. */
  private static final int ITERATIONS = 100_000;

  /** Nobody guesses random bits, and each start would pay for the slowness. */
  private static final int ITERATIONS_FOR_GENERATED = 1_000;

  private static final int PASSPHRASE_BYTES = 32;
  private static final Pattern GENERATED = Pattern.compile("[0-9a-f]{64}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final StandardPBEByteEncryptor wrapper;

  private Keyring(Path folder, String passphrase) {
    this.folder = folder;
    this.wrapper = new StandardPBEByteEncryptor();
    wrapper.setAlgorithm(ALGORITHM);
    wrapper.setIvGenerator(new RandomIvGenerator());
    wrapper.setKeyObtentionIterations(
        GENERATED.matcher(passphrase).matches() ? ITERATIONS_FOR_GENERATED : ITERATIONS);
    wrapper.setPassword(passphrase);
  }

  /**
   * Opens the keyring of a data folder, or makes it.
   *
   * @throws StartupProblem if the folder cannot be read or written
   */
  public static Keyring open(Path data) {
    return open(data, Optional.ofNullable(System.getenv(PASSPHRASE_VARIABLE)));
  }

  static Keyring open(Path data, Optional<String> given) {
    try {
      var folder = Files.createDirectories(data.resolve("keys"));
      var generated = data.resolve("master.passphrase");
      var passphrase =
          given.isPresent()
              ? given.get()
              : new String(read(generated, Keyring::newPassphrase), StandardCharsets.UTF_8);
      return new Keyring(folder, passphrase.strip());
    } catch (IOException failed) {
      throw new StartupProblem("The keys in %s cannot be read or written.".formatted(data), failed);
    }
  }

  /**
   * The secret of this name; it is made at its first use.
   *
   * @throws StartupProblem if it cannot be read, or was wrapped by another passphrase
   */
  public byte[] secret(String name, int bytes) {
    return secret(name, () -> random(bytes));
  }

  /** The secret of this name, made by {@code maker} at its first use. */
  public synchronized byte[] secret(String name, Supplier<byte[]> maker) {
    try {
      return wrapper.decrypt(read(folder.resolve(name), () -> wrapper.encrypt(maker.get())));
    } catch (EncryptionOperationNotPossibleException wrong) {
      throw new StartupProblem(
          "The key \"%s\" cannot be unwrapped: %s is not the passphrase it was made with."
              .formatted(name, PASSPHRASE_VARIABLE),
          wrong);
    } catch (IOException failed) {
      throw new StartupProblem(
          "The key \"%s\" in %s cannot be read or written.".formatted(name, folder), failed);
    }
  }

  private static byte[] newPassphrase() {
    return HexFormat.of().formatHex(random(PASSPHRASE_BYTES)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static byte[] read(Path file, Supplier<byte[]> maker) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException first) {
      var made = maker.get();
      write(file, made);
      return made;
    }
  }

  /** Whole or not at all, on the disk when it returns, and for the owner only. */
  private static void write(Path file, byte[] content) throws IOException {
    var folder = Optional.ofNullable(file.getParent()).orElseThrow();
    var temporary = Files.createTempFile(folder, "new", "");
    if (POSIX) {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
    }
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content));
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    if (POSIX) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}

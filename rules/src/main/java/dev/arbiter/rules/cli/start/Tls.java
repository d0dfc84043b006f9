package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * HTTPS with the key and the certificates of a PKCS #12 file.
 *
 * @param password of the file and of the key in it
 */
record Tls(Path keystore, String password) {

  /**
   * Opens the file once, so that a wrong password is found before the server starts.
   *
   * @throws CommandFailure if the file does not open
   */
  static Tls read(Path keystore, Path passwordFile) {
    try {
      Tls tls = new Tls(keystore.toAbsolutePath(), Files.readString(passwordFile).strip());
      tls.load();
      return tls;
    } catch (IOException | GeneralSecurityException failure) {
      throw new CommandFailure(
          "The key store %s does not open with the password in %s: %s."
              .formatted(keystore, passwordFile, failure.getMessage()),
          failure);
    }
  }

  void addTo(Properties properties) {
    properties.setProperty("arbiter.tls.keystore", keystore.toString());
    properties.setProperty("arbiter.tls.password", password);
  }

  /** Trusts the server's own certificates and nobody else's. */
  SSLContext clientContext() {
    try {
      KeyStore own = load();
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String alias : Collections.list(own.aliases())) {
        Certificate certificate = own.getCertificate(alias);
        if (certificate != null) {
          trusted.setCertificateEntry(alias, certificate);
        }
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failure) {
      throw new CommandFailure("The key store %s cannot be used.".formatted(keystore), failure);
    }
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keystore)) {
      store.load(file, password.toCharArray());
    }
    return store;
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "Tls[keystore=" + keystore + "]";
  }
}

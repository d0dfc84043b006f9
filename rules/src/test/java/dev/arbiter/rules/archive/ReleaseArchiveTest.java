package dev.arbiter.rules.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.Sources;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ReleaseArchiveTest {
  private static final SigningKey KEY = SigningKey.generate();
  private static final List<VerificationKey> TRUSTED = List.of(KEY.verification());
  private static final byte[] ARCHIVE = ReleaseArchive.write(Sources.minimal().files(), KEY);

  @Test
  void anArchiveGivesBackWhatWasSigned() {
    var archive = ReleaseArchive.verify(ARCHIVE, TRUSTED);
    assertThat(archive.files().paths()).isEqualTo(Sources.minimal().files().paths());
    assertThat(archive.digest()).isEqualTo(Manifest.of(Sources.minimal().files()).digest());
    assertThat(archive.zip()).isEqualTo(ARCHIVE);
  }

  @Test
  void theDigestIsThatOfTheFilesAlone() {
    var files = ProjectFiles.of(Map.of("project.yaml", "a\r\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(Manifest.of(files).digest())
        .isEqualTo("sha256:af9f713dd8daf115510e9d5fbf61a93c03d4470cab8b159b4b3c02df336c1842");
  }

  @Test
  void anUntrustedKeyIsRefused() {
    var other = List.of(SigningKey.generate().verification());
    refused(ARCHIVE, other, "not signed by a trusted key");
  }

  @Test
  void aMissingSignatureIsRefused() throws IOException {
    var entries = entries();
    entries.remove("signature");
    refused(zip(entries), TRUSTED, "has no signature");
  }

  @Test
  void aSignatureOfSomethingElseIsRefused() throws IOException {
    var entries = entries();
    var other = ReleaseArchive.sign(Sources.minimal().with("a.md", "x").files(), KEY);
    entries.put("signature", other.signature().getBytes(StandardCharsets.US_ASCII));
    refused(zip(entries), TRUSTED, "signature does not belong to the manifest");
  }

  @Test
  void aChangedByteIsRefused() throws IOException {
    var entries = entries();
    requireNonNull(entries.get("project/project.yaml"))[0]++;
    refused(zip(entries), TRUSTED, "changed after it was signed: project.yaml");
  }

  @Test
  void anExtraFileIsRefused() throws IOException {
    var entries = entries();
    entries.put("project/rules/evil.drl", new byte[1]);
    refused(zip(entries), TRUSTED, "manifest does not know: rules/evil.drl");
  }

  @Test
  void aFileBesideTheProjectIsRefused() throws IOException {
    var entries = entries();
    entries.put("evil.sh", new byte[1]);
    refused(zip(entries), TRUSTED, "does not belong: evil.sh");
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    var entries = entries();
    entries.remove("project/actions/hello.yaml");
    refused(zip(entries), TRUSTED, "lacks a file of its manifest: actions/hello.yaml");
  }

  @Test
  void aPathThatLeadsOutIsRefused() throws IOException {
    var entries = entries();
    entries.put("project/../../etc/cron.d/x", new byte[1]);
    refused(zip(entries), TRUSTED, "leads out of it");
  }

  @Test
  void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
    var entries = entries();
    entries.put("project/models/bomb.json", new byte[ProjectFiles.MAX_FILE_BYTES + 1]);
    refused(zip(entries), TRUSTED, "unpacks to more than is allowed");
  }

  @Test
  void aFolderWithContentsIsRefusedBeforeItIsUnpacked() throws IOException {
    var entries = entries();
    entries.put("project/models/", new byte[ProjectFiles.MAX_TOTAL_BYTES]);
    refused(zip(entries), TRUSTED, "a folder with contents: project/models/");
  }

  @Test
  void whatIsNoZipFileIsRefused() {
    refused(new byte[] {1, 2, 3}, TRUSTED, "not a zip file");
  }

  @Test
  void aSigningKeySurvivesItsTextForm() {
    var copy = SigningKey.parse(KEY.text());
    assertThat(ReleaseArchive.write(Sources.minimal().files(), copy)).isEqualTo(ARCHIVE);
  }

  private static void refused(byte[] zip, List<VerificationKey> trusted, String why) {
    assertThatThrownBy(() -> ReleaseArchive.verify(zip, trusted))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(why);
  }

  private static Map<String, byte[]> entries() throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(ARCHIVE))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}

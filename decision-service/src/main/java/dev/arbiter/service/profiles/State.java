package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether two installations know the same: SHA-256 over the sorted SHA-256 digests of their
 * profiles, each over all that the profile knows beside its id, its revision and what the server
 * noted itself when it ran, which say nothing outside of their installation. For one thread.
 */
final class State {
  private final ProfileBytes bytes;
  private final List<byte[]> digests = new ArrayList<>();
  private long events;

  State(ProfileBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * What all profiles amount to.
   *
   * @param profiles how many there are
   * @param events how many events they were folded from
   * @param digest {@code sha256:} and 64 digits
   */
  @Schema(name = "ProfileState")
  public record Digest(long profiles, long events, String digest) {}

  void add(Profile all) {
    var profile = all.witnessed();
    events += profile.events();
    var nameless = Profile.empty("").with(profile).at(0);
    digests.add(sha256().digest(bytes.write(nameless)));
  }

  Digest digest() {
    digests.sort(Arrays::compareUnsigned);
    var all = sha256();
    digests.forEach(all::update);
    return new Digest(digests.size(), events, "sha256:" + HexFormat.of().formatHex(all.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

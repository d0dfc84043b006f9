package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells how this version of the product folds events from how others do: SHA-256 over the classes
 * that fold, those of all parts of a profile, and the schema of its bytes. Another compiler may
 * give another digest; what was folded before is then only folded again.
 */
final class FoldDigest {
  private static final String OWN = "dev.arbiter.";

  private FoldDigest() {}

  /** The first 16 bytes of the digest, as hexadecimal digits. */
  static String of(String schema) {
    var classes = new TreeMap<String, Class<?>>();
    collect(Profile.class, classes);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(schema.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes("Fold.class", Profile.class));
      for (var one : classes.values()) {
        digest.update(bytes(one.getSimpleName() + ".class", one));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The own types of a profile's fields, and of theirs. */
  private static void collect(Type type, SortedMap<String, Class<?>> into) {
    if (type instanceof ParameterizedType parts) {
      for (var part : parts.getActualTypeArguments()) {
        collect(part, into);
      }
    }
    if (type instanceof Class<?> one
        && one.getName().startsWith(OWN)
        && into.put(one.getName(), one) == null) {
      for (var field : one.getDeclaredFields()) {
        collect(field.getGenericType(), into);
      }
    }
  }

  private static byte[] bytes(String name, Class<?> beside) {
    try (var in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;
import org.infinispan.protostream.SerializationContextInitializer;

/**
 * Profiles as bytes of ProtoStream: equal profiles give equal bytes, whatever they were folded from
 * and in which order. Thread-safe.
 */
public final class ProfileBytes {
  private final SerializationContext context = ProtobufUtil.newSerializationContext();

  public ProfileBytes() {
    var schema = schema();
    schema.registerSchema(context);
    schema.registerMarshallers(context);
  }

  /** The schema of what is kept in memory and what changes it. */
  public static SerializationContextInitializer schema() {
    return new ProfileSchemaImpl();
  }

  /** Tells bytes, and the fold of what is in them, from those of other versions of the product. */
  public static String format() {
    return FoldDigest.of(new ProfileSchemaImpl().getContent());
  }

  public byte[] write(Profile profile) {
    try {
      return ProtobufUtil.toByteArray(context, profile);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws UncheckedIOException if it is something else
   */
  public Profile read(byte[] bytes) {
    try {
      return ProtobufUtil.<Profile>fromByteArray(context, bytes, 0, bytes.length, Profile.class);
    } catch (IOException corrupt) {
      throw new UncheckedIOException(corrupt);
    }
  }
}

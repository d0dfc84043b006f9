package dev.arbiter.service.http.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how large the body of a resource method may be, before and after decompression; {@link
 * #DEFAULT_BYTES} without it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {
  /** The limit of methods without the annotation: 1 MiB. */
  long DEFAULT_BYTES = 1L << 20;

  /** The limit in bytes. */
  long value();
}

package dev.arbiter.service.http;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The origins (RFC 6454) of the pages from which browsers may send events.
 *
 * @param all each as browsers write it, such as {@code https://shop.example.org}
 */
public record AllowedOrigins(Set<String> all) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9.-]{1,253}(?::[0-9]{1,5})?");

  public AllowedOrigins {
    all = Set.copyOf(all);
  }

  /** Whether the text is an origin as browsers write it. */
  public static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }
}

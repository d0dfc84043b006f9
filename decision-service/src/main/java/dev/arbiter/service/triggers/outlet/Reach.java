package dev.arbiter.service.triggers.outlet;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where webhooks may lead. They carry identifiers of people and are called from within, so that
 * they go out by TLS and not to addresses that only those within reach (RFC 6890). Thread-safe.
 *
 * @param internal whether addresses within, and those without TLS, are fine, too
 */
public record Reach(boolean internal) {
  private static final int FIRST_MULTICAST = 224;

  /** Why an address is not fine; empty also if its host is unknown at the moment. */
  Optional<String> problem(URI address) {
    if (internal) {
      return Optional.empty();
    }
    if (!"https".equals(address.getScheme().toLowerCase(Locale.ROOT))) {
      return Optional.of("It is not https");
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(address.getHost())).anyMatch(Reach::isInternal)
          ? Optional.of("It leads to an internal address")
          : Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.empty(); // a call finds that out again, and is tried again
    }
  }

  /** Whether an address is one of those that are not of the public Internet. */
  static boolean isInternal(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isInternal(bytes, 0) : isInternalOfSix(bytes);
  }

  private static boolean isInternal(byte[] bytes, int at) {
    var one = bytes[at] & 0xff;
    var two = bytes[at + 1] & 0xff;
    return switch (one) {
      case 0, 10, 127 -> true;
      case 100 -> (two & 0xc0) == 64; // shared by carriers, RFC 6598
      case 169 -> two == 254;
      case 172 -> (two & 0xf0) == 16;
      case 192 -> two == 168 || two == 0 && bytes[at + 2] == 0;
      case 198 -> (two & 0xfe) == 18; // of measurements, RFC 2544
      default -> one >= FIRST_MULTICAST;
    };
  }

  /** Unique local, and those of version 4 within: compatible, translated (RFC 6052) and 6to4. */
  private static boolean isInternalOfSix(byte[] bytes) {
    if ((bytes[0] & 0xfe) == 0xfc) {
      return true;
    }
    if (startsWith(bytes, 0x20, 0x02)) {
      return isInternal(bytes, 2);
    }
    var compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    var translated = startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    var translatedWithin = startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 1);
    return translatedWithin || (compatible || translated) && isInternal(bytes, 12);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (var i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}

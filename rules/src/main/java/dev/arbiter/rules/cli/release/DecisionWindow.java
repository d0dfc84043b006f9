package dev.arbiter.rules.cli.release;

import dev.arbiter.rules.cli.CommandFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which logged decisions a command is about. */
final class DecisionWindow {
  @Option(
      names = "--from",
      paramLabel = "INSTANT|DURATION",
      description =
          "decisions from this instant on, or from so long ago, such as PT6H (default:"
              + " ${DEFAULT-VALUE})")
  private String from = "P7D";

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description = "and before this instant (default: now)")
  private @Nullable Instant to;

  @Option(
      names = "--sample",
      paramLabel = "N|P%",
      description = "so many of them, or such a share, drawn by a salted hash (default: all)")
  private @Nullable String sample;

  @Option(
      names = "--salt",
      paramLabel = "TEXT",
      description = "which draw it is: the same draws the same decisions")
  private @Nullable String salt;

  @Option(names = "--slot", paramLabel = "ID", description = "of this slot only")
  private @Nullable String slot;

  @Option(names = "--channel", paramLabel = "ID", description = "of this channel only")
  private @Nullable String channel;

  @Option(
      names = "--segment",
      paramLabel = "ID",
      description = "of subjects who were in this segment only")
  private @Nullable String segment;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "examples of each kind of change (default: 3)")
  private @Nullable Integer examples;

  /** The same as the query of an address. */
  String query(InstantSource clock) {
    var query = new StringJoiner("&", "?", "");
    add(query, "from", from(clock).toString());
    add(query, "to", to);
    if (sample != null && sample.endsWith("%")) {
      add(query, "percent", sample.substring(0, sample.length() - 1).strip());
    } else {
      add(query, "maximum", sample);
    }
    add(query, "salt", salt);
    add(query, "slot", slot);
    add(query, "channel", channel);
    add(query, "segment", segment);
    add(query, "examples", examples);
    return query.toString();
  }

  private Instant from(InstantSource clock) {
    try {
      return from.startsWith("P")
          ? clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.parse(from))
          : Instant.parse(from);
    } catch (DateTimeException unreadable) {
      throw new CommandFailure(
          "--from expects an instant such as 2026-11-22T10:00:00Z or a duration such as P7D, found '"
              + from
              + "'.",
          unreadable);
    }
  }

  private static void add(StringJoiner query, String name, @Nullable Object value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}

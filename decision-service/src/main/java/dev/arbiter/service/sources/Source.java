package dev.arbiter.service.sources;

import java.time.Instant;
import java.time.Period;
import java.util.List;

/**
 * Where events come from, as people say it.
 *
 * @param name as its events, mappings and webhooks name it
 * @param terms what is said of it
 * @param changedBy who said so
 */
record Source(String name, Terms terms, Instant createdAt, Instant changedAt, String changedBy) {

  /**
   * What is said of a source.
   *
   * @param owner who answers for it
   * @param purpose what its data are collected for
   * @param accessPoint where they are to be had, such as an address, a topic or a folder
   * @param events what it sends
   * @param retention how long its data may be kept
   */
  record Terms(
      String owner, String purpose, String accessPoint, List<Sent> events, Period retention) {
    Terms {
      events = List.copyOf(events);
    }
  }

  /** A type of events, and the version of its schema that a source keeps to. */
  record Sent(String type, int version) {
    /** As it is kept. */
    String text() {
      return type + '@' + version;
    }

    static Sent of(String text) {
      var at = text.lastIndexOf('@');
      return new Sent(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }
  }
}

package dev.arbiter.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends events that make their subjects eligible for an action, at a fixed rate, and asks for
 * decisions about each from the answer to its event on, until one has the action. A thread with a
 * connection of its own, which ends by itself.
 */
final class Probe extends Thread {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Histogram sinceSending = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  private final Histogram sinceAnswer = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  private final URI server;
  private final Questions questions;
  private final long end;
  private final long intervalNanos;
  private long askedAgain;
  private Optional<IOException> failure = Optional.empty();

  /** What a probe sends. */
  interface Questions {
    /** The next subject that no probe has taken yet. */
    int nextSubject();

    byte[] event(int subject);

    byte[] decision(int subject);

    /** The action that the event makes its subject eligible for. */
    String action();
  }

  /**
   * @param end by {@link System#nanoTime}
   */
  Probe(URI server, Questions questions, long end, double perSecond) {
    this.server = server;
    this.questions = questions;
    this.end = end;
    this.intervalNanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  @Override
  public void run() {
    try (var connection = new LoadConnection(server)) {
      for (var due = System.nanoTime(); due < end; due += intervalNanos) {
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        observe(connection, questions.nextSubject(), due);
      }
    } catch (IOException failed) {
      failure = Optional.of(failed);
    }
  }

  private void observe(LoadConnection connection, int subject, long due) throws IOException {
    connection.exchange(questions.event(subject));
    var answered = System.nanoTime();
    while (!isTold(connection.answer(questions.decision(subject)))) {
      askedAgain++;
      if (System.nanoTime() - answered > PATIENCE_NANOS) {
        throw new IOException("an event was not seen within half a minute");
      }
    }
    var told = System.nanoTime();
    sinceAnswer.recordValue(told - answered);
    sinceSending.recordValue(told - due);
  }

  private boolean isTold(byte[] decision) throws IOException {
    for (var chosen : JSON.readTree(decision).path("actions")) {
      if (chosen.path("action").asText().equals(questions.action())) {
        return true;
      }
    }
    return false;
  }

  /** From the moment an event was due to be sent to the end of the first decision that tells it. */
  Histogram sinceSending() {
    return sinceSending;
  }

  /** From the end of the answer to an event to the end of the first decision that tells it. */
  Histogram sinceAnswer() {
    return sinceAnswer;
  }

  /** How many decisions did not tell an event that was acknowledged. */
  long askedAgain() {
    return askedAgain;
  }

  Optional<IOException> failure() {
    return failure;
  }
}

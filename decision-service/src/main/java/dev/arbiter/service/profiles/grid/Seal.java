package dev.arbiter.service.profiles.grid;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.BytesMessage;
import org.jgroups.Message;
import org.jgroups.stack.Protocol;
import org.jgroups.util.MessageBatch;
import org.jgroups.util.Util;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol right above the transport: whatever leaves is sealed with all its headers, and what
 * was not sealed with the same secret is dropped, so that nobody else joins, reads or writes.
 * Thread-safe.
 */
final class Seal extends Protocol {
  private static final Logger LOG = LoggerFactory.getLogger(Seal.class);
  private static final long TOLD_EACH = 10_000;

  private final Envelope envelope;
  private final AtomicLong refused = new AtomicLong();

  Seal(Envelope envelope) {
    this.envelope = envelope;
  }

  @Override
  public Object down(Message message) {
    if (message.getSrc() == null) {
      message.setSrc(getAddress());
    }
    return down_prot.down(seal(message));
  }

  private Message seal(Message message) {
    try {
      var plain = Util.messageToBuffer(message);
      var sealed = envelope.seal(plain.array(), plain.offset(), plain.length());
      var letter = new BytesMessage(message.getDest(), sealed).setSrc(message.getSrc());
      letter.setFlag(message.getFlags(false), false, false);
      return letter.setFlag(message.getFlags(true), true, false);
    } catch (Exception impossible) { // JGroups declares it.
      throw new IllegalStateException("a message cannot be written", impossible);
    }
  }

  @Override
  public @Nullable Object up(Message letter) {
    return open(letter).map(message -> up_prot.up(message)).orElse(null);
  }

  @Override
  public void up(MessageBatch letters) {
    var opened =
        new MessageBatch(
            letters.dest(),
            letters.sender(),
            letters.clusterName(),
            letters.multicast(),
            letters.mode(),
            letters.size());
    letters.forEach(letter -> open(letter).ifPresent(opened::add));
    if (!opened.isEmpty()) {
      up_prot.up(opened);
    }
  }

  /** The message of a letter; none if it is not from whom and for whom the letter says. */
  private Optional<Message> open(Message letter) {
    var array = letter.getArray();
    var message =
        array == null
            ? Optional.<Message>empty()
            : envelope
                .open(array, letter.getOffset(), letter.getLength())
                .map(Seal::read)
                .filter(one -> Objects.equals(one.getSrc(), letter.getSrc()))
                .filter(one -> Objects.equals(one.getDest(), letter.getDest()));
    if (message.isEmpty() && refused.getAndIncrement() % TOLD_EACH == 0) {
      LOG.warn("A message was dropped that was not sealed with the secret of this cluster");
    }
    return message;
  }

  private static Message read(byte[] plain) {
    try {
      return Util.messageFromBuffer(plain, 0, plain.length);
    } catch (Exception otherVersion) { // JGroups declares it.
      throw new IllegalStateException("a message cannot be read", otherVersion);
    }
  }
}

package dev.arbiter.service.tiers;

import dev.arbiter.domain.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes in what the server itself has to say of subjects. */
public interface Notes {

  /** Returns when the events are committed, together with what else is to be written. */
  void add(List<Event> events, Booking booking);

  /** Writes in the transaction of the events. */
  interface Booking {
    void write(Connection connection) throws SQLException;
  }
}

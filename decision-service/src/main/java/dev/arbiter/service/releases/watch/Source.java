package dev.arbiter.service.releases.watch;

import java.util.Optional;

/** What is watched. For one thread. */
interface Source {

  /**
   * What is there now; empty if it is still the state of this id.
   *
   * @throws WatchException if it cannot be read
   */
  Optional<Snapshot> look(String known);

  /** Files of one moment. */
  interface Snapshot extends AutoCloseable {
    /** Tells one state from another: of a repository, the id of the commit. */
    String id();

    /**
     * The contents of a file.
     *
     * @throws WatchException if it is not there, is no plain file, or is longer than {@code most}
     */
    byte[] file(String path, int most);

    @Override
    void close();
  }
}

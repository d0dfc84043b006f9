package dev.arbiter.service.releases.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files in memory, at a state of a name. */
final class MemorySource implements Source {
  private final Map<String, byte[]> files = new HashMap<>();
  private String id = "";

  MemorySource with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  MemorySource at(String state) {
    id = state;
    return this;
  }

  @Override
  public Optional<Snapshot> look(String known) {
    return id.equals(known) && !id.isEmpty() ? Optional.empty() : Optional.of(new Files(id, files));
  }

  private record Files(String id, Map<String, byte[]> files) implements Snapshot {
    @Override
    public byte[] file(String path, int most) {
      var bytes = files.get(path);
      if (bytes == null) {
        throw new WatchException(path + " is not there, or no plain file");
      }
      return bytes.clone();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

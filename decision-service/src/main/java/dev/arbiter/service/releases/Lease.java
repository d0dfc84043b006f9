package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.CompiledRelease;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A compiled release in use by any number of requests; closed when it is retired and the last of
 * them has ended. Thread-safe.
 */
public final class Lease {
  private final CompiledRelease compiled;

  /** The users, and one more until it is retired. */
  private final AtomicInteger users = new AtomicInteger(1);

  Lease(CompiledRelease compiled) {
    this.compiled = compiled;
  }

  public CompiledRelease compiled() {
    return compiled;
  }

  public Release release() {
    return compiled.release();
  }

  /** Whether it may be used; if so, {@link #end} must follow. */
  public boolean begin() {
    return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  public void end() {
    if (users.decrementAndGet() == 0) {
      compiled.close();
    }
  }

  /** Lets it be closed once nobody uses it; to be called once. */
  public void retire() {
    end();
  }

  @Override
  public String toString() {
    return release().ref().toString();
  }
}

package dev.arbiter.rules;

import dev.arbiter.domain.event.EventSchema;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.rules.dmn.DmnModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release that is ready to decide, and what it holds in memory. Whoever had it compiled closes it
 * once the last decision by it has ended; thread-safe.
 *
 * @param release for use until this is closed
 * @param events the types of events that it adds, by version
 * @param models the DMN models that are services of their own, by the names of their files
 * @param ruleSets what the rules of one file say, by the names of the files
 * @param resources what closing gives back
 */
public record CompiledRelease(
    Release release,
    List<EventSchema> events,
    Map<String, DmnModel> models,
    Map<String, RuleSet> ruleSets,
    Runnable resources)
    implements AutoCloseable {
  public CompiledRelease {
    events = List.copyOf(events);
    ruleSets = Collections.unmodifiableMap(new TreeMap<>(ruleSets));
    models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /** The same under another number. */
  public CompiledRelease numbered(long number) {
    var ref = release.ref();
    return new CompiledRelease(
        release.with(new ReleaseRef(ref.project(), number, ref.digest())),
        events,
        models,
        ruleSets,
        resources);
  }

  @Override
  public void close() {
    resources.run();
  }
}

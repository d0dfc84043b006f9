package dev.arbiter.service.http;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Finds the registry whose meters are exported. WildFly 39 injects one for each deployment that
 * passes on plain counters, timers and gauges to its parent, but keeps what builders make, and with
 * it every histogram, to itself; the parent is not to be had otherwise.
 */
final class ExportedRegistry {
  private ExportedRegistry() {}

  /** The parent of the registry, or the registry itself if it has none. */
  static MeterRegistry of(MeterRegistry injected) {
    try {
      var field = injected.getClass().getDeclaredField("parentRegistry");
      field.setAccessible(true);
      return field.get(injected) instanceof MeterRegistry parent ? parent : injected;
    } catch (NoSuchFieldException ordinary) {
      return injected;
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("the field was made accessible", impossible);
    }
  }
}

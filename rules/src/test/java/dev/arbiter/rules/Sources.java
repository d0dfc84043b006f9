package dev.arbiter.rules;

import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The files of a small sound project, to be changed by a test. */
public final class Sources {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  /** One slot, one purpose, one action that is open to all. */
  public static Sources minimal() {
    return new Sources()
        .with(
            "project.yaml",
            """
            name: shop
            channels: [web]
            slots: [{id: hero, channels: [web], limit: 3}]
            purposes: [{id: service, consent: not-required}]
            traits:
              - {name: spend30d, type: number, classification: personal, purposes: [service]}
              - {name: firstName, type: text, classification: personal, purposes: [service]}
              - {name: openViews, type: list, classification: personal, purposes: [service]}
            """)
        .with("actions/hello.yaml", action("hello", "true"));
  }

  /** An action in the slot hero whose eligibility is the condition. */
  public static String action(String id, String eligibility) {
    return """
        id: %s
        slots: [hero]
        purposes: [service]
        eligibility: '%s'
        propensity: {base: 0.5}
        value: 1
        treatments:
          web: {title: "Hi {{traits.firstName}}{{^traits.firstName}}there{{/traits.firstName}}"}
        """
        .formatted(id, eligibility.replace("'", "''"));
  }

  public Sources with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public Sources with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  public ProjectFiles files() {
    return ProjectFiles.of(files);
  }

  public CompiledRelease compile() {
    return new ReleaseCompiler(Sources.class.getClassLoader()).compile(files(), 1);
  }
}

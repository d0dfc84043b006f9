package dev.arbiter.service.releases;

import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A small rule project in some states. */
final class Shop {
  private static final String PROJECT =
      """
      name: shop
      channels: [web]
      slots: [{id: hero, channels: [web]}]
      purposes: [{id: service, consent: not-required}]
      traits: [{name: firstName, type: text, classification: personal, purposes: [service]}]
      """;
  private static final String SCENARIO =
      """
      - scenario: Everybody is greeted
        when: {slot: hero, channel: web, purpose: service}
        then: {treatments: {hello: {title: %s}}}
      """;
  private static final String DRL =
      """
      package shop;
      import dev.arbiter.rules.drl.Candidate;
      rule "%s" when $c : Candidate( action == "hello" ) then $c.keep(); end
      """;

  private static final String EXCLUDE =
      """
      package shop;
      import dev.arbiter.domain.rule.Situation;
      import dev.arbiter.rules.drl.Candidate;
      rule "Not for Bob" @tags("winter")
      when
        Situation( text("firstName").orElse("") == "Bob" )
        $c : Candidate( action == "hello" )
      then $c.exclude(); end
      """;

  private Shop() {}

  /** A project that greets so. */
  static ProjectFiles greeting(String title) {
    return of(title, title, Map.of());
  }

  /** A project that also has a rule of this name, which is code. */
  static ProjectFiles withRule(String title, String rule) {
    return of(title, title, Map.of("rules/hello.drl", DRL.formatted(rule)));
  }

  /** A project with a second action, of the tag winter, and these tags disabled. */
  static ProjectFiles tagged(String title, String disabled) {
    return of(
        title,
        title,
        Map.of(
            "project.yaml",
            PROJECT + (disabled.isEmpty() ? "" : "disabled: [" + disabled + "]\n"),
            "actions/sledge.yaml",
            action("sledge", "Sledge").replace("value: 1", "value: 0.1") + "tags: [winter]\n"));
  }

  /** A project with a rule of the tag winter that excludes. */
  static ProjectFiles withExclude(String title) {
    return of(title, title, Map.of("rules/hello.drl", EXCLUDE));
  }

  /** A project whose scenario expects something else than it does. */
  static ProjectFiles failing() {
    return of("Hello", "Hola", Map.of());
  }

  /** A project that does not compile, in two places. */
  static ProjectFiles broken() {
    return of(
        "Hello",
        "Hello",
        Map.of(
            "segments/a.yaml", segment("a", "traits.x >"), "segments/b.yaml", segment("b", "(")));
  }

  /** A project that asks more of its scenarios than they do. */
  static ProjectFiles unproved() {
    return of(
        "Hello",
        "Hello",
        Map.of(
            "project.yaml",
            PROJECT + "gates: {coverage: 1}\n",
            "segments/a.yaml",
            segment("a", "traits.firstName = \"Ana\"")));
  }

  /** A project that has guardrails. */
  static ProjectFiles guarded(String title) {
    return of(
        title,
        title,
        Map.of("project.yaml", PROJECT + "guardrails: {empty: 0.25, action: hold, sample: 20}\n"));
  }

  /** A project with a slot that takes no answer of a node that was not sure for so long. */
  static ProjectFiles sureWithin(String longest) {
    var slots =
        "slots: [{id: hero, channels: [web], staleAfter: %s}, {id: footer, channels: [web]}]";
    return of(
        "Hello",
        "Hello",
        Map.of(
            "project.yaml",
            PROJECT.replace("slots: [{id: hero, channels: [web]}]", slots.formatted(longest))));
  }

  private static String segment(String id, String condition) {
    return "id: %s\nowner: crm\nreviewBy: 2027-01-01\ncondition: %s\n".formatted(id, condition);
  }

  private static ProjectFiles of(String title, String expected, Map<String, String> more) {
    var files = new TreeMap<>(more);
    files.putIfAbsent("project.yaml", PROJECT);
    files.put("actions/hello.yaml", action("hello", title));
    files.put("scenarios/hello.yaml", SCENARIO.formatted(expected));
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return ProjectFiles.of(bytes);
  }

  private static String action(String id, String title) {
    return """
        id: %s
        slots: [hero]
        purposes: [service]
        propensity: {base: 0.5}
        value: 1
        treatments: {web: {title: %s}}
        """
        .formatted(id, title);
  }
}

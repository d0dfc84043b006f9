package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.ReleaseSettings;
import dev.arbiter.service.releases.Releases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Two nodes on one database, and the people who write the rules of a small project there. */
public final class Desk implements AutoCloseable {
  public static final String PROJECT = "shop";
  static final Caller ANA = person("ana", Role.BUSINESS_AUTHOR, Role.RULE_DEVELOPER);
  static final Caller BEA = person("bea", Role.BUSINESS_AUTHOR);

  private static final Map<String, String> FILES =
      Map.of(
          "project.yaml",
          """
          name: shop
          channels: [web]
          slots: [{id: hero, channels: [web]}]
          purposes: [{id: service, consent: not-required}]
          traits: [{name: firstName, type: text, classification: personal, purposes: [service]}]
          """,
          "actions/hello.yaml",
          """
          id: hello
          slots: [hero]
          purposes: [service]
          propensity: {base: 0.5}
          value: 1
          treatments: {web: {title: Hello}}
          """,
          "scenarios/hello.yaml",
          """
          - scenario: Everybody is greeted
            when: {slot: hero, channel: web, purpose: service}
            then: {treatments: {hello: {title: Hello}}}
          """,
          "tables/offers.dmn",
          """
          <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="o">
          <decision id="d" name="Offers"><decisionTable id="t" hitPolicy="FIRST">
          <input id="i"><inputExpression typeRef="number"><text>context.basket</text>
          </inputExpression></input>
          <output id="a" name="action"/><output id="v" name="verdict"/>
          <rule id="r"><inputEntry><text>&gt;= 50</text></inputEntry>
          <outputEntry><text>"hello"</text></outputEntry>
          <outputEntry><text>"exclude"</text></outputEntry></rule>
          </decisionTable></decision></definitions>
          """);

  final Releases releases;
  public final Drafts drafts;
  final Drafts elsewhere;

  public Desk(Jdbc jdbc) {
    releases =
        Releases.open(
            jdbc,
            new ReleaseCompiler(Desk.class.getClassLoader()),
            SigningKey.generate(),
            new ReleaseSettings("n1", List.of(), Optional.empty()),
            Instant::now);
    drafts = Drafts.open(jdbc, releases.drafting());
    elsewhere = Drafts.open(jdbc, releases.drafting());
    releases.drafting().submit(PROJECT, files(), ANA, "");
  }

  private static Caller person(String name, Role... roles) {
    return new Caller(name, Caller.Kind.ACCOUNT, name, Set.of(roles));
  }

  private static ProjectFiles files() {
    var bytes = new TreeMap<String, byte[]>();
    FILES.forEach((path, text) -> bytes.put(path, bytes(text)));
    return ProjectFiles.of(bytes);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Begins the draft of the project. */
  public void begin() {
    drafts.begin(PROJECT, Optional.empty(), ANA);
  }

  /** Replaces a text in a file. */
  public void replace(String path, String from, String to) {
    drafts.change(
        PROJECT,
        path,
        ANA,
        before ->
            before.map(
                bytes -> bytes(new String(bytes, StandardCharsets.UTF_8).replace(from, to))));
  }

  /** Writes a file. */
  public void write(String path, String text) {
    drafts.change(PROJECT, path, ANA, before -> Optional.of(bytes(text)));
  }

  Draft draft() {
    return drafts.find(PROJECT, ANA.name());
  }

  @Override
  public void close() {
    drafts.close();
    elsewhere.close();
    releases.close();
  }
}

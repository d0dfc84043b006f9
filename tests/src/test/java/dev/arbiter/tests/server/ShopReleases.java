package dev.arbiter.tests.server;

import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.project.ProjectFiles;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The life of a small rule project on a server, in the hands of an author, an approver and an
 * operator. Its one action bears a title, which the project promises in a scenario.
 */
public final class ShopReleases {
  private static final String ZIP = "application/zip";
  private static final byte[] NOTHING = new byte[0];

  private final String project;
  private final Api author;
  private final Api admin;
  private final Api approver;
  private final Api operator;

  private ShopReleases(String project, Api admin, Api author, Api approver, Api operator) {
    this.project = project;
    this.admin = admin;
    this.author = author;
    this.approver = approver;
    this.operator = operator;
  }

  /** Of a project of this name, whose slot has that name too. */
  public static ShopReleases of(ArbiterProcess server, String project) {
    return of(server, project, List.of("approver"));
  }

  /**
   * Of a project of this name, whose slot has that name too.
   *
   * @param approver the roles of who approves
   */
  public static ShopReleases of(ArbiterProcess server, String project, List<String> approver) {
    var admin = server.admin();
    var roles = List.of("business-author", "rule-developer");
    var key = admin.post("/api/v1/api-keys", Map.of("name", project, "roles", roles));
    var account = admin.post("/api/v1/accounts", Map.of("name", project, "roles", approver));
    return new ShopReleases(
        project,
        admin,
        new Api(server, key.path("token").textValue()),
        Api.signedIn(server, project, account.path("password").textValue()),
        server.operator());
  }

  /** Who made the author's key, and may approve what others publish. */
  Api authorAsApprover() {
    return admin;
  }

  Api author() {
    return author;
  }

  Api approver() {
    return approver;
  }

  Api operator() {
    return operator;
  }

  String path(String rest) {
    return "/api/v1/projects/" + project + rest;
  }

  /** The files of the project with this title. */
  public Map<String, String> files(String title) {
    return files(project, title);
  }

  /**
   * The files of the project with this title, and with traits in place of its own.
   *
   * @param traits a part of {@code project.yaml}
   */
  Map<String, String> filesWith(String title, String traits) {
    var files = files(title);
    files.computeIfPresent(
        "project.yaml", (path, yaml) -> yaml.substring(0, yaml.indexOf("traits:")) + traits);
    return files;
  }

  /** The files of a project of this name with this title. */
  static Map<String, String> files(String project, String title) {
    var files = new TreeMap<String, String>();
    files.put(
        "project.yaml",
        """
        name: %1$s
        channels: [web]
        slots: [{id: %1$s, channels: [web]}]
        purposes: [{id: service, consent: not-required}]
        traits: [{name: firstName, type: text, classification: personal, purposes: [service]}]
        """
            .formatted(project));
    files.put(
        "actions/hello.yaml",
        """
        id: hello
        slots: [%s]
        purposes: [service]
        propensity: {base: 0.5}
        value: 1
        treatments: {web: {title: "%s"}}
        """
            .formatted(project, title));
    files.put(
        "scenarios/hello.yaml",
        """
        - scenario: Everybody is greeted
          when: {slot: %s, channel: web, purpose: service}
          then: {treatments: {hello: {title: "%s"}}}
        """
            .formatted(project, title));
    return files;
  }

  HttpResponse<String> publish(Map<String, String> files) {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return author.send(
        "POST",
        path("/releases"),
        SourceArchive.write(ProjectFiles.of(bytes)),
        Map.of("Content-Type", ZIP));
  }

  /** Publishes and approves; the number of the release. */
  public long approved(String title) {
    return approved(files(title));
  }

  /** Publishes these files and approves; the number of the release. */
  public long approved(Map<String, String> files) {
    var number = Api.json(publish(files)).path("number").longValue();
    approver.post(path("/releases/" + number + "/approve"), Map.of());
    return number;
  }

  /** Deploys; the id of the deployment. */
  public long deploy(long number) {
    return operator.post(path("/deployments"), Map.of("release", number)).path("id").longValue();
  }

  public long rollBack() {
    return operator.post(path("/rollback"), Map.of("reason", "a test")).path("release").longValue();
  }

  /** A request that the project answers. */
  public Map<String, Object> request(String customer) {
    return Map.of(
        "subject",
        Map.of("identifiers", Map.of("customer", customer)),
        "slot",
        project,
        "channel",
        "web",
        "purpose",
        "service");
  }

  int status(Api caller, String method, String rest) {
    return caller
        .send(method, path(rest), NOTHING, Map.of("Content-Type", "application/json"))
        .statusCode();
  }
}

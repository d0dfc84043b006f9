package dev.arbiter.tests.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shop that greets the fifth of its customers who spent most. */
final class TierReleases {
  private static final String TRAITS =
      """
      traits:
        - {name: firstName, type: text, classification: personal, purposes: [service]}
        - name: tierSpend
          type: number
          classification: personal
          purposes: [service]
          derive: {sum: tier-buy, of: [amount]}
        - name: ltv
          type: text
          classification: personal
          purposes: [service]
          derive:
            tiers: [{name: High, share: 0.2}, {name: Medium, share: 0.3}, {name: Low}]
            by: tierSpend
            among: traits.tierSpend > 0
            every: P7D
            margin: 0.01
      """;
  private static final String BUY =
      """
      id: tier-buy
      owner: web-shop
      versions: [{version: 1, fields: [{name: amount, kind: positive, required: true}]}]
      """;
  private static final String SEGMENT =
      """
      id: worth-most
      owner: crm
      core: true
      condition: traits.ltv = "High"
      """;
  private static final String SCENARIO =
      """
      - scenario: Who is worth most is greeted
        given: {traits: {ltv: High}}
        when: {slot: %s, channel: web, purpose: service}
        then: {treatments: {hello: {title: "Hello"}}}
      - scenario: Nobody else is
        given: {traits: {ltv: Medium}}
        when: {slot: %s, channel: web, purpose: service}
        then: {actions: []}
      """;

  private final ArbiterProcess server;
  private final ShopReleases shop;
  private final String project;
  private int sent;

  TierReleases(ArbiterProcess server, String project) {
    this.server = server;
    this.project = project;
    this.shop = ShopReleases.of(server, project);
    var files = shop.filesWith("Hello", TRAITS);
    files.put("events/tier-buy.yaml", BUY);
    files.put("segments/worth-most.yaml", SEGMENT);
    files.put("scenarios/hello.yaml", SCENARIO.replace("%s", project));
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) -> text + "eligibility: list contains(segments, \"worth-most\")\n");
    shop.deploy(shop.approved(files));
    // tiers are ranked as soon as they are declared: of nobody, before anybody buys
    server.await(() -> tier().hasNonNull("last"));
  }

  /** That a customer buys something. */
  Map<String, Object> buys(int customer, int amount) {
    var at = Instant.now().minus(Duration.ofMinutes(1));
    var id = project + "-" + sent++;
    return Api.event(id, "tier-buy", at, "tier-" + customer, Map.of("amount", amount));
  }

  /** Customers of these numbers buy for as much as their number. */
  void buyAll(int first, int last) {
    var all = new ArrayList<Map<String, Object>>();
    for (var n = first; n <= last; n++) {
      all.add(buys(n, n));
    }
    server.operator().post("/api/v1/events", all);
  }

  /** How the tiers stand. */
  JsonNode tier() {
    return server.operator().get("/api/v1/tiers?project=" + project).get(0);
  }

  /** Begins a run when none is under way; its id. */
  JsonNode ask() {
    server.await(() -> !tier().hasNonNull("underWay"));
    return server.operator().post("/api/v1/tiers/ltv/runs?project=" + project, Map.of()).path("id");
  }

  /** The run of this id when it is done. */
  JsonNode done(JsonNode id) {
    server.await(() -> tier().at("/last/id").equals(id));
    return tier().path("last");
  }

  /** What is chosen for a customer. */
  List<String> chosen(int customer) {
    return server
        .channel()
        .post("/api/v1/decisions", shop.request("tier-" + customer))
        .path("actions")
        .findValuesAsText("action");
  }

  String profile(int customer) {
    return server
        .operator()
        .get("/api/v1/profiles?identifier=customer:tier-" + customer)
        .path("id")
        .textValue();
  }

  /** From which tier to which a customer moved. */
  List<String> told(int customer) {
    var timeline = server.operator().get("/api/v1/profiles/" + profile(customer) + "/timeline");
    return timeline.findParents("type").stream()
        .filter(one -> one.path("type").textValue().equals("tier-changed"))
        .map(one -> one.at("/data/from").asText() + ">" + one.at("/data/to").asText())
        .toList();
  }
}

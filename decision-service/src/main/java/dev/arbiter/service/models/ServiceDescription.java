package dev.arbiter.service.models;

import static dev.arbiter.service.models.ServiceDocument.TEXT;
import static dev.arbiter.service.models.ServiceDocument.closed;
import static dev.arbiter.service.models.ServiceDocument.object;
import static dev.arbiter.service.models.ServiceDocument.operation;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.rules.dmn.DmnModel;
import dev.arbiter.rules.dmn.DmnTarget;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model or rule set of a release takes and says, with the types of its inputs and outputs,
 * as an OpenAPI 3.1 document of its own.
 */
final class ServiceDescription {
  private static final Map<String, Object> NUMBER = Map.of("type", "number");
  private static final Map<String, Object> ANY = Map.of();
  private static final Map<String, Object> FREE = Map.of("type", "object");
  private static final Map<String, Object> INSTANT =
      Map.of("type", "string", "format", "date-time");

  private final ReleaseRef release;
  private final String name;
  private final String path;

  private ServiceDescription(ReleaseRef release, String kind, String name) {
    this.release = release;
    this.name = name;
    this.path = "/api/v1/projects/%s/%s/%s".formatted(release.project(), kind, name);
  }

  /** Describes the model and each of its decision services. */
  static Map<String, Object> of(ReleaseRef release, String name, DmnModel model) {
    var description = new ServiceDescription(release, "models", name);
    var paths = new LinkedHashMap<String, Object>();
    paths.put(
        description.path + "/evaluate",
        description.modelOperation(
            "Evaluate " + model.name(), model, new DmnTarget.Whole(), model.decisions()));
    for (var service : model.services()) {
      paths.put(
          description.path + "/services/" + service + "/evaluate",
          description.modelOperation(
              "Evaluate the decision service " + service,
              model,
              new DmnTarget.Service(service),
              List.of()));
    }
    return ServiceDocument.of(release, name, paths);
  }

  /** Describes a rule set. */
  static Map<String, Object> of(String name, Release release) {
    var description = new ServiceDescription(release.ref(), "rulesets", name);
    return ServiceDocument.of(
        description.release,
        name,
        Map.of(description.path + "/evaluate", description.ruleSetOperation(release)));
  }

  private Map<String, Object> modelOperation(
      String summary, DmnModel model, DmnTarget target, List<String> decisions) {
    var inputs = model.inputs(target);
    var body = new LinkedHashMap<String, Object>();
    body.put("context", closed(inputs, inputs.keySet()));
    if (!decisions.isEmpty()) {
      body.put("decision", object("type", "string", "enum", decisions));
    }
    body.put("subject", subject());
    var outcomes = model.outputs(target).entrySet().stream().map(ServiceDescription::outcome);
    var said =
        answer(
            "model",
            "decisions",
            object("type", "array", "items", object("oneOf", outcomes.toList())),
            "messages",
            object("type", "array", "items", remark()));
    var encoding =
        object(
            "name", "encoding",
            "in", "query",
            "description", "how values that JSON lacks are written in the answer",
            "schema", object("type", "string", "enum", List.of("plain", "typed")));
    var operation = operation(summary, closed(body, List.of("context")), said);
    operation.put("parameters", List.of(encoding));
    return object("post", operation);
  }

  private static Map<String, Object> outcome(Map.Entry<String, Map<String, Object>> decision) {
    return closed(
        object(
            "id",
            TEXT,
            "name",
            object("const", decision.getKey()),
            "status",
            object("type", "string", "enum", List.of("succeeded", "skipped", "failed")),
            "value",
            decision.getValue().isEmpty()
                ? ANY
                : object("anyOf", List.of(decision.getValue(), object("type", "null")))),
        List.of("id", "name", "status", "value"));
  }

  private static Map<String, Object> remark() {
    return closed(
        object("severity", TEXT, "source", TEXT, "text", TEXT),
        List.of("severity", "source", "text"));
  }

  private Map<String, Object> ruleSetOperation(Release release) {
    var traits = new LinkedHashMap<String, Object>();
    release.traits().forEach((trait, declared) -> traits.put(trait, schema(declared.type())));
    var scores = new LinkedHashMap<String, Object>();
    release.models().keySet().forEach(model -> scores.put(model, NUMBER));
    var segments = release.segments().stream().map(Segment::id).toList();
    var actions = release.catalog().actions().keySet();
    var body =
        object(
            "actions", names(actions),
            "traits", closed(traits, List.of()),
            "context", FREE,
            "segments", names(segments),
            "scores", closed(scores, List.of()),
            "now", INSTANT,
            "subject", subject());
    var verdict =
        closed(
            object(
                "action", object("type", "string", "enum", List.copyOf(actions)),
                "verdict",
                    object(
                        "type",
                        "string",
                        "enum",
                        List.of("keep", "exclude", "adjust", "propose", "conflict")),
                "factor", NUMBER,
                "parameters", FREE,
                "item", FREE,
                "rule", TEXT,
                "source", TEXT),
            List.of("action", "verdict", "rule", "source"));
    var said = answer("ruleset", "verdicts", object("type", "array", "items", verdict));
    return object("post", operation("Let " + name + " judge", closed(body, List.of()), said));
  }

  private static Map<String, Object> schema(TraitDeclaration.Type type) {
    return switch (type) {
      case NUMBER -> NUMBER;
      case TEXT -> TEXT;
      case BOOLEAN -> Map.of("type", "boolean");
      case INSTANT -> INSTANT;
      case LIST -> Map.of("type", "array");
    };
  }

  private static Map<String, Object> names(Collection<String> known) {
    return object("type", "array", "items", object("type", "string", "enum", List.copyOf(known)));
  }

  private static Map<String, Object> answer(String kind, Object... more) {
    var parts = object("decisionId", TEXT, "decidedAt", INSTANT, "release", release(), kind, TEXT);
    parts.putAll(object(more));
    return closed(parts, parts.keySet());
  }

  private static Map<String, Object> release() {
    return closed(
        object("project", TEXT, "number", Map.of("type", "integer"), "digest", TEXT),
        List.of("project", "number", "digest"));
  }

  private static Map<String, Object> subject() {
    return object(
        "type",
        "object",
        "description",
        "whom it is about: for the log, and for the choice between a release and its canary",
        "properties",
        object(
            "profile",
            TEXT,
            "identifiers",
            object("type", "object", "additionalProperties", TEXT)));
  }
}

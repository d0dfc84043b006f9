package dev.arbiter.service.models;

import dev.arbiter.rules.dmn.DmnSource;
import dev.arbiter.rules.dmn.DmnTarget;
import dev.arbiter.service.http.json.LongTexts;
import dev.arbiter.service.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A model and what it is to be evaluated for.
 *
 * @param model XML of DMN 1.2 to 1.6
 * @param imports the models that it imports
 * @param context the inputs by name
 * @param decision evaluate only this decision, by name or id
 * @param service evaluate only this decision service, by name or id
 */
@LongTexts
@Schema(requiredProperties = "model")
public record ModelRequest(
    String model,
    List<String> imports,
    Map<String, Object> context,
    Optional<String> decision,
    Optional<String> service) {
  private static final int MOST_IMPORTS = 20;

  public ModelRequest {
    if (imports.size() > MOST_IMPORTS) {
      throw ProblemException.invalid(
          "imports", "out-of-range", "imports must be at most " + MOST_IMPORTS);
    }
  }

  DmnSource source() {
    return source("model", model);
  }

  List<DmnSource> importSources() {
    return IntStream.range(0, imports.size())
        .mapToObj(i -> source("imports[" + i + "]", imports.get(i)))
        .toList();
  }

  private static DmnSource source(String name, String xml) {
    return new DmnSource(name, xml.getBytes(StandardCharsets.UTF_8));
  }

  DmnTarget target() {
    if (decision.isPresent() && service.isPresent()) {
      throw ProblemException.invalid(
          "service", "out-of-range", "decision and service cannot be asked for together");
    }
    return decision
        .<DmnTarget>map(DmnTarget.One::new)
        .or(() -> service.map(DmnTarget.Service::new))
        .orElseGet(DmnTarget.Whole::new);
  }
}

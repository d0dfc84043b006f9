package dev.arbiter.service.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.arbiter.rules.dmn.DmnAnswer;
import dev.arbiter.rules.dmn.FeelJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a model says.
 *
 * @param decisions those that were evaluated, in the order of the model
 * @param messages what the engine remarked
 */
public record ModelAnswer(
    String model, String namespace, List<Outcome> decisions, List<Remark> messages) {

  /**
   * What one decision says.
   *
   * @param status {@code succeeded}, {@code skipped} or {@code failed}
   * @param value any JSON; null unless it succeeded
   */
  public record Outcome(
      String id,
      String name,
      String status,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object value) {}

  /**
   * A remark of the engine.
   *
   * @param severity {@code error}, {@code warning} or {@code info}
   * @param source the id of the element of the model, or empty
   */
  public record Remark(String severity, String source, String text) {}

  static ModelAnswer of(
      String model, String namespace, DmnAnswer answer, FeelJson.Encoding encoding) {
    return new ModelAnswer(
        model,
        namespace,
        answer.decisions().stream()
            .map(
                one ->
                    new Outcome(
                        one.id(),
                        one.name(),
                        one.status().name().toLowerCase(Locale.ROOT),
                        FeelJson.encode(one.value(), encoding)))
            .toList(),
        answer.messages().stream()
            .map(one -> new Remark(one.severity(), one.source(), one.text()))
            .toList());
  }
}

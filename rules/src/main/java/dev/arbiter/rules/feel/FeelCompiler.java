package dev.arbiter.rules.feel;

import dev.arbiter.domain.release.TraitDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.MapBackedType;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** Parses FEEL with the names of a project, so that an undeclared trait is an error. */
final class FeelCompiler {
  private static final Pattern OF_CONTEXT = Pattern.compile("\\bcontext\\.([A-Za-z_]\\w*)");
  private static final int MAX_TEXT = 4_000;

  private final FEELImpl feel;
  private final MapBackedType traits = new MapBackedType("traits");
  private final MapBackedType scores = new MapBackedType("scores");

  FeelCompiler(ClassLoader loader, Collection<TraitDeclaration> traits, Collection<String> models) {
    this.feel = (FEELImpl) FEELBuilder.builder().withClassloader(loader).build();
    traits.forEach(trait -> this.traits.addField(trait.name(), type(trait.type())));
    models.forEach(model -> scores.addField(model, BuiltInType.NUMBER));
  }

  /**
   * Parses and checks an expression; empty if there are errors.
   *
   * @param without names that it must not use
   */
  Optional<ASTNode> expression(String text, Set<String> without, List<String> errors) {
    return parse(
        text,
        errors,
        context -> {
          declare(context, text, without);
          return feel.processExpression(text, context).getInterpreted().getASTNode();
        });
  }

  /** Parses and checks a cell of a decision table; empty if there are errors. */
  Optional<TableCell> cell(String text, List<String> errors) {
    return text.isEmpty() || text.equals("-")
        ? Optional.of(TableCell.ANY)
        : tests(text, errors).map(TableCell::of);
  }

  /** Parses and checks the tests of a cell that has some; empty if there are errors. */
  Optional<ASTNode> tests(String text, List<String> errors) {
    return parse(
        text,
        errors,
        context -> {
          declare(context, text, Set.of());
          context.addInputVariableType("?", BuiltInType.UNKNOWN);
          return feel.processUnaryTests(text, context).getInterpreted().getASTNode();
        });
  }

  private Optional<ASTNode> parse(
      String text, List<String> errors, Function<CompilerContext, ASTNode> parser) {
    if (text.isBlank() || text.length() > MAX_TEXT) {
      errors.add("expected 1 to " + MAX_TEXT + " characters, found " + text.length());
      return Optional.empty();
    }
    var objection = FeelText.objection(text);
    if (objection.isPresent()) {
      errors.add(objection.get());
      return Optional.empty();
    }
    var before = errors.size();
    FEELEventListener listener =
        event -> {
          if (event.getSeverity() == FEELEvent.Severity.ERROR) {
            errors.add(event.getMessage());
          }
        };
    try {
      var tree = parser.apply(feel.newCompilerContext(List.of(listener)));
      if (errors.size() == before) {
        FeelGuard.objection(tree).ifPresent(errors::add);
      }
      return errors.size() == before ? Optional.of(tree) : Optional.empty();
    } catch (RuntimeException | StackOverflowError unparsable) {
      errors.add("cannot be understood");
      return Optional.empty();
    }
  }

  private void declare(CompilerContext context, String text, Set<String> without) {
    var request = new MapBackedType("context");
    OF_CONTEXT
        .matcher(text)
        .results()
        .forEach(found -> request.addField(found.group(1), BuiltInType.UNKNOWN));
    Map<String, Type> names = new TreeMap<>();
    names.put("traits", traits);
    names.put("context", request);
    names.put("segments", BuiltInType.LIST);
    names.put("scores", scores);
    names.put("now", BuiltInType.DATE_TIME);
    names.keySet().removeAll(without);
    names.forEach(context::addInputVariableType);
  }

  private static Type type(TraitDeclaration.Type type) {
    return switch (type) {
      case NUMBER -> BuiltInType.NUMBER;
      case TEXT -> BuiltInType.STRING;
      case BOOLEAN -> BuiltInType.BOOLEAN;
      case INSTANT -> BuiltInType.DATE_TIME;
      case LIST -> BuiltInType.LIST;
    };
  }
}

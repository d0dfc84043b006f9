package dev.arbiter.rules.feel;

import static dev.arbiter.rules.project.Mention.Of.SCORE;
import static dev.arbiter.rules.project.Mention.Of.SEGMENT;

import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.rules.project.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;

/**
 * Finds the segments and scores that texts in FEEL read. What asks for one by its name mentions
 * that; every other use of {@code segments} or {@code scores} may read any. Nothing is found in
 * what is not sound, for the compiler tells of it. For one thread.
 */
public final class FeelMentions {
  private static final Map<String, Mention.Of> LISTS = Map.of("segments", SEGMENT, "scores", SCORE);
  private static final String INPUT = "?";

  private final FeelCompiler compiler;

  /**
   * @param loader sees the engine
   * @param traits that the texts may read
   * @param models whose outputs they may read
   */
  public FeelMentions(
      ClassLoader loader, Collection<TraitDeclaration> traits, Collection<String> models) {
    this.compiler = new FeelCompiler(loader, traits, models);
  }

  /** What an expression mentions. */
  public List<Mention> of(String expression) {
    return mayMention(expression)
        ? compiler
            .expression(expression, Set.of(), new ArrayList<>())
            .map(tree -> new Search(LISTS).in(tree))
            .orElse(List.of())
        : List.of();
  }

  /** What the input of a table mentions; if it is a whole list, its cells tell. */
  public List<Mention> ofInput(String expression) {
    return LISTS.containsKey(expression.strip()) ? List.of() : of(expression);
  }

  /** What a cell of a table mentions under an input. */
  public List<Mention> ofCell(String input, String cell) {
    var list = Optional.ofNullable(LISTS.get(input.strip()));
    var text = cell.strip();
    if (text.isEmpty() || text.equals("-") || list.isEmpty() && !mayMention(text)) {
      return List.of();
    }
    var tree = compiler.tests(text, new ArrayList<>());
    return tree.map(
            tests ->
                list.map(of -> underList(of, tests)).orElseGet(() -> new Search(LISTS).in(tests)))
        .orElse(List.of());
  }

  /** A test that does not name its input is compared with the whole of it. */
  private static List<Mention> underList(Mention.Of of, ASTNode tests) {
    var lists = Map.of("segments", SEGMENT, "scores", SCORE, INPUT, of);
    var each = tests instanceof UnaryTestListNode all ? all.getElements() : List.of(tests);
    return each.stream()
        .map(test -> new Search(lists).in(test))
        .flatMap(found -> found.isEmpty() ? Stream.of(Mention.any(of)) : found.stream())
        .toList();
  }

  private static boolean mayMention(String text) {
    return LISTS.keySet().stream().anyMatch(text::contains);
  }

  /**
   * A search in syntax trees.
   *
   * @param lists the names that stand for all segments or all scores
   */
  private record Search(Map<String, Mention.Of> lists) {

    List<Mention> in(ASTNode node) {
      var found = named(node).or(() -> any(node));
      return found.isPresent()
          ? List.of(found.get())
          : children(node).filter(Objects::nonNull).flatMap(child -> in(child).stream()).toList();
    }

    private Optional<Mention> named(ASTNode node) {
      if (node instanceof FunctionInvocationNode call
          && call.getParams().getElements().size() == 2) {
        var list = call.getParams().getElements().get(0);
        var name = call.getParams().getElements().get(1);
        return switch (call.getName().getText()) {
          case "list contains" -> element(SEGMENT, list, name);
          case "get value" -> element(SCORE, list, name);
          default -> Optional.empty();
        };
      }
      if (node instanceof InNode in) {
        return element(SEGMENT, in.getExprs(), in.getValue());
      }
      if (node instanceof QualifiedNameNode path && is(SCORE, path.getParts().get(0))) {
        return Optional.of(Mention.named(SCORE, path.getParts().get(1).getText()));
      }
      return node instanceof PathExpressionNode path
              && is(SCORE, path.getExpression())
              && path.getName() instanceof NameRefNode name
          ? Optional.of(Mention.named(SCORE, name.getText()))
          : Optional.empty();
    }

    private Optional<Mention> element(Mention.Of of, ASTNode list, ASTNode name) {
      return is(of, list) && name instanceof StringNode text
          ? Optional.of(Mention.named(of, text.getValue()))
          : Optional.empty();
    }

    private boolean is(Mention.Of of, ASTNode node) {
      return node instanceof NameRefNode name && lists.get(name.getText()) == of;
    }

    private Optional<Mention> any(ASTNode node) {
      var first = node instanceof QualifiedNameNode path ? path.getParts().get(0) : node;
      return first instanceof NameRefNode name
          ? Optional.ofNullable(lists.get(name.getText())).map(Mention::any)
          : Optional.empty();
    }

    /** What follows a dot is no name of a list. */
    private static Stream<ASTNode> children(ASTNode node) {
      if (node instanceof QualifiedNameNode) {
        return Stream.empty();
      }
      return node instanceof PathExpressionNode path
          ? Stream.of(path.getExpression())
          : Stream.of(node.getChildrenNode());
    }
  }
}

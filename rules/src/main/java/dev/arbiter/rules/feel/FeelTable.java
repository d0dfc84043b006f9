package dev.arbiter.rules.feel;

import static java.util.stream.Collectors.joining;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.budget.Budget;
import dev.arbiter.rules.budget.Spending;
import dev.arbiter.rules.table.Candidates;
import dev.arbiter.rules.table.TableIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * A decision table that speaks of actions. The verdicts are in the order of the rows. Large tables
 * have an index of the rows that may match; in small ones, and where the index does not know an
 * input's kind, row after row is asked. A table is not asked at all where no candidate is among its
 * actions.
 */
final class FeelTable implements RuleSet {
  private static final int MIN_INDEXED = 16;

  private final String source;
  private final HitPolicy policy;
  private final List<Input> inputs;
  private final List<TableRow> rows;
  private final Set<String> actions;
  private final Optional<TableIndex> index;

  /**
   * @param source the place of the table in its project
   */
  FeelTable(String source, HitPolicy policy, List<Input> inputs, List<TableRow> rows) {
    this.source = source;
    this.policy = policy;
    this.inputs = List.copyOf(inputs);
    this.rows = List.copyOf(rows);
    this.actions = rows.stream().map(TableRow::action).collect(Collectors.toUnmodifiableSet());
    this.index =
        rows.size() < MIN_INDEXED
            ? Optional.empty()
            : TableIndex.of(rows.stream().map(TableRow::indexed).toList());
  }

  @Override
  public List<Verdict> judge(Situation situation, Collection<String> candidates) {
    if (Collections.disjoint(candidates, actions)) {
      return List.of();
    }
    try (var spending = Spending.start(Budget.DEFAULT)) {
      var verdicts = speak(new SituationScope(situation), candidates);
      spending.step(0);
      return verdicts;
    } catch (ViolationException tooLarge) {
      throw new BudgetException(source + ": " + tooLarge.getMessage());
    }
  }

  private List<Verdict> speak(SituationScope scope, Collection<String> candidates) {
    var values = new @Nullable Object[inputs.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = inputs.get(i).value(scope);
    }
    scope.enterFrame();
    var matches = matches(scope, values, candidates);
    if (policy == HitPolicy.UNIQUE && matches.size() > 1) {
      return conflict(matches, candidates);
    }
    var verdicts = new ArrayList<Verdict>(matches.size());
    for (var row : matches) {
      row.verdict().apply(scope).ifPresent(verdicts::add);
    }
    verdicts.removeIf(verdict -> !candidates.contains(verdict.action()));
    return verdicts;
  }

  /** The table says nothing then, and each candidate that it might have spoken of is told so. */
  private List<Verdict> conflict(List<TableRow> matches, Collection<String> candidates) {
    var rows =
        matches.stream().map(row -> Integer.toString(row.number())).collect(joining(" and "));
    var rule = new RuleRef("rows " + rows + " of a UNIQUE table", source);
    return candidates.stream()
        .filter(actions::contains)
        .<Verdict>map(action -> new Verdict.Conflict(action, rule))
        .toList();
  }

  private List<TableRow> matches(
      SituationScope scope, @Nullable Object[] values, Collection<String> candidates) {
    var matches = new ArrayList<TableRow>();
    var found =
        index.flatMap(known -> known.search(values)).orElseGet(() -> Candidates.all(rows.size()));
    for (var next = found.next(); next >= 0; next = found.next()) {
      var row = rows.get(next);
      if ((policy != HitPolicy.EACH || candidates.contains(row.action()))
          && row.matches(scope, values, found.askedFrom())) {
        matches.add(row);
        if (policy == HitPolicy.FIRST) {
          break;
        }
      }
    }
    return matches;
  }

  /** Which of the matching rows speak. */
  enum HitPolicy {
    /** At most one row may match; where more do, the table is silent and says so. */
    UNIQUE,
    /** The first. */
    FIRST,
    /** All, in their order. */
    EACH;

    static Optional<HitPolicy> of(String name) {
      return switch (name) {
        case "UNIQUE" -> Optional.of(UNIQUE);
        case "FIRST" -> Optional.of(FIRST);
        case "RULE ORDER", "COLLECT" -> Optional.of(EACH);
        default -> Optional.empty();
      };
    }
  }

  /** An input of a table; what reads something unknown is unknown. */
  sealed interface Input {
    @Nullable Object value(SituationScope scope);

    static Input of(ASTNode tree) {
      var question = Question.of(tree);
      return tree.getResultType() == BuiltInType.BOOLEAN || !(question instanceof Question.Leaf)
          ? new Asked(question)
          : new Read(Operand.of(tree));
    }

    /** A condition. */
    record Asked(Question question) implements Input {
      @Override
      public @Nullable Object value(SituationScope scope) {
        var truth = question.ask(scope);
        return truth == Truth.UNKNOWN ? null : truth == Truth.TRUE;
      }
    }

    /** Any other value. */
    record Read(Operand operand) implements Input {
      @Override
      public @Nullable Object value(SituationScope scope) {
        return operand.value(scope);
      }
    }
  }
}

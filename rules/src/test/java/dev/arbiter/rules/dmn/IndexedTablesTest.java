package dev.arbiter.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.feel.CellShapes;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.compiler.DMNEvaluatorCompiler;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.internal.io.ResourceFactory;

/** An indexed decision table answers, warns and tells its rows as the engine's own does. */
@Tag("D01")
class IndexedTablesTest {
  private static final int TABLES = 2;
  private static final int INPUTS = 100;
  private static final List<String> OPEN =
      List.of("? + 1 > 2", "> c0", "contains(?, \"a\")", "starts with(c0, \"a\")");

  private final Random random = new Random(3);
  private int indexed;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNIQUE",
        "ANY",
        "FIRST",
        "PRIORITY",
        "RULE ORDER",
        "OUTPUT ORDER",
        "COLLECT",
        "COLLECT SUM",
        "COLLECT COUNT",
        "COLLECT MIN",
        "COLLECT MAX"
      })
  void anIndexedTableAnswersAsTheEngineDoes(String policy) {
    for (var i = 0; i < TABLES; i++) {
      var families = families();
      var model = model(policy, families);
      var plain = runtime(model, DMNRuntimeBuilder.fromDefaults());
      var fast = runtime(model, indexing());
      for (var j = 0; j < INPUTS; j++) {
        var input = new HashMap<String, Object>();
        for (var column = 0; column < families.size(); column++) {
          input.put("c" + column, families.get(column).value(random));
        }
        assertThat(told(fast, input)).as("%s in %s", input, model).isEqualTo(told(plain, input));
      }
    }
    assertThat(indexed).isEqualTo(TABLES);
  }

  /** The answer, the messages, and the rows that matched and spoke. */
  private static List<Object> told(DMNRuntime runtime, Map<String, Object> input) {
    var told = new ArrayList<Object>();
    var listener =
        new DMNRuntimeEventListener() {
          @Override
          public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            told.add(event.getDecisionTableName() + event.getDecisionTableId());
            told.add(String.valueOf(event.getMatches()) + event.getSelected());
            told.add(String.valueOf(event.getMatchesIds()) + event.getSelectedIds());
          }
        };
    runtime.addListener(listener);
    var context = runtime.newContext();
    input.forEach(context::set);
    var result = runtime.evaluateAll(runtime.getModels().get(0), context);
    runtime.removeListener(listener);
    var decision = result.getDecisionResultByName("d");
    told.add(String.valueOf(decision.getResult()));
    told.add(decision.getEvaluationStatus());
    result.getMessages().forEach(message -> told.add(message.getLevel() + message.getText()));
    return told;
  }

  private DMNRuntimeBuilder indexing() {
    return DMNRuntimeBuilder.fromDefaults()
        .setDecisionLogicCompilerFactory((compiler, configuration) -> new Indexing(compiler));
  }

  private static DMNRuntime runtime(String model, DMNRuntimeBuilder builder) {
    return builder
        .setOption(new RuntimeTypeCheckOption(true))
        .buildConfiguration()
        .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(model))))
        .getOrElseThrow(IllegalStateException::new);
  }

  private List<CellShapes.Family> families() {
    return random
        .ints(1 + random.nextInt(3), 0, CellShapes.Family.values().length)
        .mapToObj(i -> List.of(CellShapes.Family.values()).get(i))
        .toList();
  }

  private String model(String policy, List<CellShapes.Family> families) {
    var words = policy.split(" ");
    var attributes =
        policy.startsWith("COLLECT ")
            ? "hitPolicy='COLLECT' aggregation='" + words[1] + "'"
            : "hitPolicy='" + policy + "'";
    var columns = IntStream.range(0, families.size()).boxed().toList();
    var rows = IntStream.range(0, 16 + random.nextInt(40)).boxed().toList();
    var fallback = "<defaultOutputEntry><text>0</text></defaultOutputEntry>";
    return """
        <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' namespace='n' name='m'>
          %s
          <decision id='d' name='d'><variable name='d'/>
            %s
            <decisionTable id='t' %s>
              %s
              <output id='o' typeRef='number'><outputValues><text>3, 2, 1, 0</text></outputValues>
              %s</output>
              %s
            </decisionTable>
          </decision>
        </definitions>
        """
        .formatted(
            each(
                columns, "<inputData id='c%1$s' name='c%1$s'><variable name='c%1$s'/></inputData>"),
            each(
                columns,
                "<informationRequirement><requiredInput href='#c%s'/></informationRequirement>"),
            attributes,
            each(columns, "<input><inputExpression><text>c%s</text></inputExpression></input>"),
            random.nextBoolean() ? fallback : "",
            String.join("", rows.stream().map(row -> row(row, families)).toList()));
  }

  private String row(int row, List<CellShapes.Family> families) {
    var cells =
        families.stream()
            .map(family -> random.nextInt(60) == 0 ? any(OPEN) : family.cell(random))
            .map(text -> text.replace("<", "&lt;").replace(">", "&gt;"))
            .toList();
    return "<rule id='r"
        + row
        + "'>"
        + each(cells, "<inputEntry><text>%s</text></inputEntry>")
        + "<outputEntry><text>"
        + (random.nextInt(30) == 0 ? "7" : random.nextInt(4))
        + "</text></outputEntry></rule>\n";
  }

  private String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static String each(List<?> values, String pattern) {
    return String.join("", values.stream().map(pattern::formatted).toList());
  }

  /** The engine's compiler, with an index for each table. */
  private final class Indexing extends DMNEvaluatorCompiler {
    Indexing(DMNCompilerImpl compiler) {
      super(compiler);
    }

    @Override
    protected DMNExpressionEvaluator compileDecisionTable(
        DMNCompilerContext context,
        DMNModelImpl model,
        DMNBaseNode node,
        String name,
        DecisionTable table) {
      var compiled = super.compileDecisionTable(context, model, node, name, table);
      var evaluator = IndexedTables.index(compiled, node, table, getRootClassLoader());
      EngineTable.of((DMNDTExpressionEvaluator) evaluator)
          .filter(engine -> engine.table() instanceof IndexedTable)
          .ifPresent(engine -> indexed++);
      return evaluator;
    }
  }
}

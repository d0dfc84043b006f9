package dev.arbiter.rules.diff;

import dev.arbiter.rules.Sources;
import java.util.ArrayList;
import java.util.List;

/** A project with one table of actions over two inputs, to be changed by a test. */
public final class Offers {
  private Offers() {}

  /**
   * A row of the table.
   *
   * @param spend the cell of what was spent
   * @param name the cell of the first name
   */
  public record Row(String spend, String name, String verdict, String factor, String reason) {}

  /** The project with these rows. */
  public static Sources project(String policy, List<Row> rows) {
    var all = new ArrayList<String>();
    for (var row : rows) {
      all.add(
          """
          <rule>
            <inputEntry><text>%s</text></inputEntry>
            <inputEntry><text>%s</text></inputEntry>
            <outputEntry><text>"hello"</text></outputEntry>
            <outputEntry><text>"%s"</text></outputEntry>
            <outputEntry><text>%s</text></outputEntry>
            <annotationEntry><text>%s</text></annotationEntry>
          </rule>
          """
              .formatted(
                  escaped(row.spend),
                  escaped(row.name),
                  row.verdict,
                  row.factor,
                  escaped(row.reason)));
    }
    return Sources.minimal()
        .with(
            "tables/offers.dmn",
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="o">
            <decision id="d" name="Offers"><decisionTable id="t" hitPolicy="%s">
            <input label="Spend"><inputExpression><text>traits.spend30d</text></inputExpression></input>
            <input label="Name"><inputExpression><text>traits.firstName</text></inputExpression></input>
            <output name="action"/><output name="verdict"/><output name="factor"/>
            <annotation name="reason"/>
            %s</decisionTable></decision></definitions>
            """
                .formatted(policy, String.join("", all)));
  }

  private static String escaped(String text) {
    return text.replace("<", "&lt;").replace(">", "&gt;");
  }
}

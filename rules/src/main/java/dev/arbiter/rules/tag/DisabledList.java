package dev.arbiter.rules.tag;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The list of disabled tags in {@code project.yaml}, which is written without any other byte. */
final class DisabledList {
  private final String text;

  private DisabledList(String text) {
    this.text = text;
  }

  /**
   * The files with these tags disabled and no others.
   *
   * @throws ProjectException if {@code project.yaml} is not written so that this can be done
   */
  static ProjectFiles write(ProjectFiles files, SortedSet<String> tags) {
    if (DisabledTags.of(files).tags().equals(tags)) {
      return files;
    }
    var text = new DisabledList(files.text(TagSwitch.FILE).orElse("")).with(tags);
    var changed = files.with(TagSwitch.FILE, text.getBytes(StandardCharsets.UTF_8));
    if (!DisabledTags.of(changed).tags().equals(tags)) {
      throw new ProjectException(
          TagSwitch.FILE, "expected the list 'disabled' in a form that can be changed");
    }
    return changed;
  }

  private String with(SortedSet<String> tags) {
    var list = "[" + String.join(", ", tags) + "]";
    for (var field : fields()) {
      if (field.getKeyNode() instanceof ScalarNode key && key.getValue().equals(TagSwitch.FIELD)) {
        return text.substring(0, end(key))
            + ": "
            + list
            + text.substring(end(field.getValueNode()));
      }
    }
    var line = text.contains("\r\n") ? "\r\n" : "\n";
    return text
        + (text.isEmpty() || text.endsWith("\n") ? "" : line)
        + TagSwitch.FIELD
        + ": "
        + list
        + line;
  }

  private List<NodeTuple> fields() {
    return new Yaml(new LoaderOptions()).compose(new StringReader(text)) instanceof MappingNode root
        ? root.getValue()
        : List.of();
  }

  /** After the last sign of a value; the lines after a list in block style are not its own. */
  private int end(Node node) {
    if (node instanceof SequenceNode list
        && !list.getValue().isEmpty()
        && list.getFlowStyle() == FlowStyle.BLOCK) {
      return end(list.getValue().get(list.getValue().size() - 1));
    }
    return text.offsetByCodePoints(0, node.getEndMark().getIndex());
  }
}

package dev.arbiter.rules.yaml;

import dev.arbiter.rules.Problems;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of one YAML file, bounded: at most 1 MB, 50 aliases and 32 levels, no key twice, no
 * custom tags. Nothing but plain data is ever made of it.
 */
public final class YamlDocument {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_ALIASES = 50;
  private static final int MAX_DEPTH = 32;

  private YamlDocument() {}

  /** The root of the document; empty, with a problem added, if it cannot be read. */
  public static Optional<YamlValue> read(String file, byte[] bytes, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.add(file, "expected at most " + MAX_BYTES + " bytes, found " + bytes.length);
      return Optional.empty();
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Node root = new Yaml(options()).compose(new StringReader(text));
      if (root == null) {
        problems.add(file, "expected contents, found an empty file");
        return Optional.empty();
      }
      return Optional.of(YamlValue.root(file, root, problems));
    } catch (CharacterCodingException malformed) {
      problems.add(file, "expected UTF-8 text, found other bytes");
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      problems.add(file, mark == null ? 0 : mark.getLine() + 1, "", told(malformed.getProblem()));
    } catch (YAMLException malformed) {
      problems.add(file, told(String.valueOf(malformed.getMessage())));
    }
    return Optional.empty();
  }

  private static String told(String problem) {
    return "is not YAML: " + problem;
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_BYTES);
    options.setAllowRecursiveKeys(false);
    return options;
  }
}

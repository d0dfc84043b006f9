package dev.arbiter.rules;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import dev.arbiter.domain.action.Template;
import dev.arbiter.rules.project.SourceText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Compiles Mustache templates. They see maps, lists and plain values only, escape for HTML, and
 * leave empty what is unknown.
 */
final class Templates {
  private static final Pattern TRAIT = Pattern.compile("\\{[#^&{]?\\s*traits\\.([A-Za-z0-9_]+)");
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .defaultValue("")
          .emptyStringIsFalse(true)
          .withFormatter(Templates::format)
          .withCollector(new PlainData());

  private final Set<String> traits;

  /**
   * @param traits the names of traits that may be read
   */
  Templates(Set<String> traits) {
    this.traits = traits;
  }

  /** Compiles a template; where it is wrong, a problem is added and the result is for no use. */
  Template compile(SourceText source, Problems problems) {
    TRAIT
        .matcher(source.text())
        .results()
        .map(found -> found.group(1))
        .filter(name -> !traits.contains(name))
        .forEach(name -> problem(source, "trait '" + name + "' is not declared", problems));
    try {
      var template = COMPILER.compile(source.text());
      return template::execute;
    } catch (MustacheParseException malformed) {
      problem(source, String.valueOf(malformed.getMessage()), problems);
    } catch (MustacheException | UnsupportedOperationException unsupported) {
      problem(source, "partials are not supported", problems);
    }
    return Map::toString;
  }

  private static void problem(SourceText source, String message, Problems problems) {
    problems.add(source.file(), source.line(), source.path(), "template: " + message);
  }

  private static String format(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Reads maps and lists; never a method of an object. */
  private static final class PlainData extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }
}

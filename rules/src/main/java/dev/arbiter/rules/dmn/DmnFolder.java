package dev.arbiter.rules.dmn;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.feel.XmlElement;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * The models of a rule project: the files {@code decisions/*.dmn}, each called by the name of its
 * file. They may import each other by their namespaces. Tables that decide about actions are in
 * {@code tables} and are no models.
 */
public final class DmnFolder {
  private static final String FOLDER = "decisions";
  private static final String ENDING = ".dmn";

  private DmnFolder() {}

  /** Compiles all models; where one is wrong, problems are added and it is left out. */
  public static Map<String, DmnModel> compile(
      ProjectFiles files, DmnCompiler compiler, Problems problems) {
    var sources = new TreeMap<String, DmnSource>();
    var byNamespace = new LinkedHashMap<String, String>();
    var imports = new LinkedHashMap<String, List<String>>();
    for (var path : files.paths(FOLDER, ENDING)) {
      var source = new DmnSource(path, files.bytes(path).orElseThrow());
      sources.put(path, source);
      outline(source, byNamespace, imports);
    }
    var models = new TreeMap<String, DmnModel>();
    sources.forEach(
        (path, source) ->
            compiler
                .compile(source, imported(path, sources, byNamespace, imports), problems)
                .ifPresent(model -> models.put(ProjectFiles.name(path), model)));
    return models;
  }

  private static void outline(
      DmnSource source, Map<String, String> byNamespace, Map<String, List<String>> imports) {
    try {
      var root = XmlElement.read(source.bytes());
      byNamespace.putIfAbsent(root.attribute("namespace", ""), source.file());
      imports.put(
          source.file(),
          root.all("import").stream().map(one -> one.attribute("namespace", "")).toList());
    } catch (XMLStreamException malformed) {
      imports.put(source.file(), List.of()); // the compiler says so
    }
  }

  /** What the model imports, and what those import. */
  private static List<DmnSource> imported(
      String path,
      Map<String, DmnSource> sources,
      Map<String, String> byNamespace,
      Map<String, List<String>> imports) {
    var found = new LinkedHashSet<String>();
    var open = new ArrayDeque<String>(List.of(path));
    while (!open.isEmpty()) {
      for (var namespace : imports.getOrDefault(open.pop(), List.of())) {
        var file = byNamespace.get(namespace);
        if (file != null && !file.equals(path) && found.add(file)) {
          open.push(file);
        }
      }
    }
    return found.stream().map(sources::get).toList();
  }
}
